import { ChevronRight, MailX, Sigma } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useFormats } from "@/components/ui/use-formats";
import type { MentionsAt } from "@/lib/deletion/mentions/mention";
import { mentionUrl } from "@/lib/deletion/mentions/mention-url";
import { mentionedElsewhere, mentionedIn } from "../mention-messages";
import { allAmountsLabels } from "./billing-messages";
import type { ShownManifest } from "./people/use-shown-manifest";
import type { TakenOut } from "./people/use-taken-out";
import { WhoGoes } from "./people/who-goes";
import { RecordList } from "./record-list";
import { whatGoesLabel } from "./warning-messages";

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
          <p className="px-4 py-2.5">Nothing else belongs to {plan.contactCount === 1 ? "it" : "them"}.</p>
        ) : (
          <Fold summary={whatGoesLabel(format, plan.records)}>
            <RecordList records={plan.records} />
          </Fold>
        )}
        {amounts.length > 0 && (
          <Fold summary="Every currency">
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
          If they come back, they start from nothing and get no marketing email until they confirm.
        </li>
        <li className="flex gap-3">
          <Sigma aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          Site totals such as revenue stay. They name nobody.
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
  if (!mentions)
    return (
      <p className="px-4 py-2.5 text-ink-soft">
        Mentions of them elsewhere, such as in notes, stay. Delete ten or fewer at once to see where.
      </p>
    );
  if (mentions.length === 0) return null;
  return (
    <Fold summary={mentionedElsewhere(format, mentions)}>
      <p className="text-ink-soft">These belong to others or to the site, and stay as they are.</p>
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
                  {label || "Without a name"}
                </Link>
              </li>
            ))}
            {count > first.length && <li>and {format.count(count - first.length)} more</li>}
          </ul>
        </section>
      ))}
    </Fold>
  );
}
