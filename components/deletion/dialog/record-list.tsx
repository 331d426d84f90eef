import { useFormats } from "@/components/ui/use-formats";
import type { RecordCount } from "@/lib/contacts/records/record-kinds";
import { recordsOf } from "../deletion-messages";
import { inGroups } from "../record-groups";

/** Lists the counts of each kind, with a line for each subject. */
export function RecordList({ records }: { records: RecordCount[] }) {
  const format = useFormats();
  return (
    <dl className="space-y-2">
      {inGroups(records).map((group) => (
        <div key={group.name} className="sm:grid sm:grid-cols-[9rem_1fr] sm:gap-3">
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
