import { useFormats } from "@/components/ui/use-formats";
import { recordKinds } from "@/lib/contacts/records/record-kinds";
import type { DeletionDetail } from "@/lib/deletion/receipt/deletion-view";
import { isActive } from "../deletion-standing";
import { compareRecords } from "../record-groups";
import { certificateLabels, ofCountedLabel } from "./certificate-labels";
import { certificateMessages } from "./certificate-messages";

/** Counts what was really deleted, and says what was counted before only where that was another number. */
export function DeletedRecords({ deletion }: { deletion: DeletionDetail }) {
  const format = useFormats();
  const rows = [
    { name: certificateLabels.contacts, planned: deletion.plan.contactCount, deleted: deletion.deletedCount },
    ...compareRecords(deletion.plan.records, deletion.deletedRecords).map(({ kind, ...counts }) => ({
      name: recordKinds[kind].other,
      ...counts,
    })),
  ];
  const isSame = rows.every(({ planned, deleted }) => planned === deleted);
  return (
    <>
      <dl
        aria-label={certificateLabels.deleted}
        className="grid gap-x-10 border-t border-border sm:grid-cols-2 print:grid-cols-2"
      >
        {rows.map(({ name, planned, deleted }) => (
          <div key={name} className="flex justify-between gap-4 border-b border-border py-1.5 print:py-0.5">
            <dt className="first-letter:uppercase">{name}</dt>
            <dd className="text-right tabular-nums">
              <span className="font-medium">{format.count(deleted)}</span>
              {planned !== deleted && (
                <span className="text-ink-soft"> {ofCountedLabel(format, planned)}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {isSame && !isActive(deletion) && <p className="mt-2 text-ink-soft">{certificateMessages.asCounted}</p>}
    </>
  );
}
