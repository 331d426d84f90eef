import { useFormats } from "@/components/ui/use-formats";
import { recordKinds } from "@/lib/contacts/records/record-kinds";
import type { DeletionDetail } from "@/lib/deletion/receipt/deletion-view";
import { compareRecords } from "../record-groups";

/** Compares what was counted when the dialog opened with what was really deleted. */
export function RecordComparison({ deletion }: { deletion: DeletionDetail }) {
  const format = useFormats();
  const rows = [
    { name: "contacts", planned: deletion.plan.contactCount, deleted: deletion.deletedCount },
    ...compareRecords(deletion.plan.records, deletion.deletedRecords).map(({ kind, ...counts }) => ({
      name: recordKinds[kind].other,
      ...counts,
    })),
  ];
  return (
    <table aria-label="What was deleted" className="w-full text-left text-sm">
      <thead className="text-ink-soft">
        <tr className="border-b border-border">
          <th scope="col" className="py-2 font-medium">
            Kind
          </th>
          <th scope="col" className="py-2 text-right font-medium">
            Counted
          </th>
          <th scope="col" className="py-2 pl-6 text-right font-medium">
            Deleted
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, planned, deleted }) => (
          <tr key={name} className="border-b border-border">
            <th scope="row" className="py-2 font-normal first-letter:uppercase">
              {name}
            </th>
            <td className="py-2 text-right tabular-nums">{format.count(planned)}</td>
            <td className="py-2 pl-6 text-right font-medium tabular-nums">{format.count(deleted)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
