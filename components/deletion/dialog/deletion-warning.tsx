import { ChevronRight, KeyRound, MailX, Sigma } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useFormats } from "@/components/ui/use-formats";
import type { MentionsAt } from "@/lib/deletion/mentions/mention";
import { mentionUrl } from "@/lib/deletion/mentions/mention-url";
import { signInStaysMessage } from "@/lib/deletion/receipt/ended-messages";
import { mentionedElsewhere, mentionedIn } from "../mention-messages";
import { allAmountsLabels } from "./billing-messages";
import { moreLabel } from "./people/people-messages";
import type { ShownManifest } from "./people/use-shown-manifest";
import type { TakenOut } from "./people/use-taken-out";
import { WhoGoes } from "./people/who-goes";
import { RecordList } from "./record-list";
import { nothingElseMessage, warningLabels, warningMessages, whatGoesLabel } from "./warning-messages";

interface DeletionWarningProps {
  shown: ShownManifest;
  takenOut: TakenOut;
  /** Says how old the count is; empty when it was just made. */
  age: string;
}

/** Shows whom and what a deletion takes away, from its manifest and nothing else. */
export function DeletionWarning({ shown, takenOut, age }: DeletionWarningProps) {
  const format = useFormats();
  const { plan, mentions } = shown.manifest;
  const amounts = allAmountsLabels(format, plan.billing);
  return (
    <div className="space-y-4 text-sm">
      <WhoGoes shown={shown} takenOut={takenOut} />
      <div className="divide-y divide-border rounded-lg border border-border">
        {plan.records.length === 0 ? (
          <p className="px-4 py-2.5">{nothingElseMessage(plan.contactCount)}</p>
        ) : (
          <Fold summary={whatGoesLabel(format, plan.records)}>
            <RecordList records={plan.records} />
          </Fold>
        )}
        {amounts.length > 0 && (
          <Fold summary={warningLabels.currencies}>
            <ul>
              {amounts.map((label) => (
                <li key={label}>{label}</li>
              ))}
            </ul>
          </Fold>
        )}
        <MentionedElsewhere mentions={mentions} />
      </div>
      {age && <p className="text-ink-soft">{age}</p>}
      <ul className="space-y-2 text-ink-soft">
        <li className="flex gap-3">
          <MailX aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          {warningMessages.comeback}
        </li>
        {plan.signInCount !== undefined && (
          <li className="flex gap-3">
            <KeyRound aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
            {signInStaysMessage(format, plan.signInCount, plan.contactCount)}
          </li>
        )}
        <li className="flex gap-3">
          <Sigma aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          {warningMessages.totals}
        </li>
      </ul>
    </div>
  );
}

function Fold({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <details className="group">
      <summary className="flex min-h-10 cursor-pointer list-none items-center gap-2 px-4 py-2 font-medium">
        <ChevronRight
          aria-hidden="true"
          className="size-4 shrink-0 transition-transform group-open:rotate-90 motion-reduce:transition-none"
        />
        {summary}
      </summary>
      <div className="px-4 pb-3">{children}</div>
    </details>
  );
}

/** Shows where else the contacts to delete are named, before the owner confirms: the deletion leaves those texts. */
function MentionedElsewhere({ mentions }: { mentions: MentionsAt[] | null }) {
  const format = useFormats();
  if (!mentions) return <p className="px-4 py-2.5 text-ink-soft">{warningMessages.mentions}</p>;
  if (mentions.length === 0) return null;
  return (
    <Fold summary={mentionedElsewhere(format, mentions)}>
      <p className="text-ink-soft">{warningMessages.ofOthers}</p>
      {mentions.map(({ where, count, first }) => (
        <section key={where} className="mt-2">
          <p className="text-ink-soft">{mentionedIn(format, { where, count })}</p>
          <ul className="list-disc pl-5">
            {first.map(({ id, contactId, label }) => (
              <li key={`${contactId} ${id}`}>
                <Link
                  href={mentionUrl(where, contactId ?? id)}
                  target="_blank"
                  className="break-words underline"
                >
                  {label || warningLabels.unnamed}
                </Link>
              </li>
            ))}
            {count > first.length && <li>{moreLabel(format, count - first.length)}</li>}
          </ul>
        </section>
      ))}
    </Fold>
  );
}
