import { CreditCard, MailX, Sigma, TriangleAlert } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useFormats } from "@/components/ui/use-formats";
import type { DeletionPlan } from "@/lib/deletion/manifest/deletion-plan";
import type { MentionsAt } from "@/lib/deletion/mentions/mention";
import { mentionUrl } from "@/lib/deletion/mentions/mention-url";
import { contactsOf } from "@/lib/values/count-words";
import { mentionedElsewhere, mentionedIn } from "../mention-messages";
import { billingMessage, heldMessage, readingMessage } from "./billing-messages";
import { RecordList } from "./record-list";

/** Shows what a deletion takes away, from its manifest and nothing else. */
export function DeletionWarning({
  plan,
  mentions,
  countedAt,
  age,
}: {
  plan: DeletionPlan;
  mentions: MentionsAt[] | null;
  countedAt: number;
  /** Says how old the count is; empty when it was just made. */
  age: string;
}) {
  const format = useFormats();
  return (
    <div className="space-y-5 text-sm leading-relaxed">
      <p className="text-base font-medium">
        This cannot be undone. Nothing can be recovered, not by you and not by us.
      </p>
      <BillingWarning plan={plan} countedAt={countedAt} />
      <section aria-label="What goes">
        {age && <p className="mb-2 text-ink-soft">{age}</p>}
        <p>
          {plan.records.length === 0
            ? `${contactsOf(format, plan.contactCount)}. Nothing else belongs to ${plan.contactCount === 1 ? "it" : "them"}.`
            : `${contactsOf(format, plan.contactCount)}, with everything that belongs to ${plan.contactCount === 1 ? "it" : "them"}:`}
        </p>
        <RecordList records={plan.records} />
      </section>
      <MentionedElsewhere mentions={mentions} />
      <ul className="space-y-3">
        <li className="flex gap-3">
          <MailX aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          <span>
            If they come back, they start empty and get no marketing email until they confirm by double
            opt-in.
          </span>
        </li>
        <li className="flex gap-3">
          <Sigma aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          <span>Site totals (revenue, broadcast statistics) stay: they name nobody.</span>
        </li>
      </ul>
    </div>
  );
}

/** Shows what stops being charged, and whom the deletion will hold because that cannot be stopped. */
function BillingWarning({ plan, countedAt }: { plan: DeletionPlan; countedAt: number }) {
  const format = useFormats();
  const billing = billingMessage(format, plan.billing, countedAt);
  const held = heldMessage(format, plan);
  const reading = readingMessage(plan.billing);
  return (
    <div className="space-y-3">
      {billing && (
        <p className="flex gap-3">
          <CreditCard aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          <span className="font-medium">{billing}</span>
        </p>
      )}
      {held && (
        <AmberLine>
          <strong className="font-medium">{held}</strong>{" "}
          <Link href="/settings/payments">Connect Stripe</Link>
        </AmberLine>
      )}
      {reading && <AmberLine>{reading}</AmberLine>}
    </div>
  );
}

function AmberLine({ children }: { children: ReactNode }) {
  return (
    <p className="flex gap-3">
      <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warning" />
      <span>{children}</span>
    </p>
  );
}

/** Shows where else the contacts to delete are named, before the owner confirms: the deletion leaves those texts. */
function MentionedElsewhere({ mentions }: { mentions: MentionsAt[] | null }) {
  const format = useFormats();
  if (!mentions) {
    return (
      <p>
        Mentions elsewhere, such as in notes of others, stay. They are looked for when at most ten contacts
        are deleted at once.
      </p>
    );
  }
  if (mentions.length === 0) return null;
  return (
    <details>
      <summary className="cursor-pointer font-medium">{mentionedElsewhere(format, mentions)}</summary>
      <p className="mt-2">These belong to others or to the site, and stay as they are.</p>
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
    </details>
  );
}
