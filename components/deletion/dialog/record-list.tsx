import { useFormats } from "@/components/ui/use-formats";
import type { RecordCount } from "@/lib/contacts/records/record-kinds";
import { recordsOf } from "../deletion-messages";
import { inGroups } from "../record-groups";

/** Lists the counts of each kind, with a line for each subject. */
export function RecordList({ records }: { records: RecordCount[] }) {
  const format = useFormats();
  if (records.length === 0) return null;
  return (
    <dl className="mt-3 divide-y divide-border rounded-lg border border-border">
      {inGroups(records).map((group) => (
        <div key={group.name} className="px-4 py-2.5 sm:grid sm:grid-cols-[9rem_1fr] sm:gap-3">
          <dt className="text-ink-soft">{group.name}</dt>
          <dd className="tabular-nums">
            <ul>
              {group.records.map((record, at) => (
                <li key={record.kind} className="inline">
                  {recordsOf(format, record)}
                  {at < group.records.length - 1 && ", "}
                </li>
              ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  );
}
