import { MailX, Sigma } from "lucide-react";
import { useFormats } from "@/components/ui/use-formats";
import type { DeletionPlan } from "@/lib/deletion/manifest/deletion-plan";
import type { MentionsAt } from "@/lib/deletion/mentions/mention";
import { contactsOf } from "@/lib/values/count-words";
import { BillingWarning } from "./billing-warning";
import { MentionedElsewhere } from "./mentioned-elsewhere";
import { RecordList } from "./record-list";

/** What a deletion takes away, from its manifest and nothing else. */
export function DeletionWarning({
  plan,
  mentions,
  countedAt,
}: {
  plan: DeletionPlan;
  mentions: MentionsAt[] | null;
  countedAt: number;
}) {
  const format = useFormats();
  return (
    <div className="space-y-5 text-sm leading-relaxed">
      <p className="text-base font-medium">
        This cannot be undone. Nothing can be recovered, not by you and not by us.
      </p>
      <BillingWarning plan={plan} countedAt={countedAt} />
      <section aria-label="What goes">
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
