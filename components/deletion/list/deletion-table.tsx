import Link from "next/link";
import { Time } from "@/components/ui/time";
import { useFormats } from "@/components/ui/use-formats";
import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import { DeletionStatusBadge } from "../deletion-status-badge";
import { durationOf } from "../receipt-messages";

const counts = [
  { heading: "Selected", of: (view: DeletionView) => view.contactCount },
  { heading: "Deleted", of: (view: DeletionView) => view.deletedCount },
  { heading: "Already gone", of: (view: DeletionView) => view.alreadyGoneCount },
  { heading: "Needs attention", of: (view: DeletionView) => view.needsAttentionCount },
  { heading: "Kept", of: (view: DeletionView) => view.keptCount },
] as const;

/** Shows the deletions on wide screens. Narrow ones show `DeletionCards`. */
export function DeletionTable({ deletions }: { deletions: DeletionView[] }) {
  const format = useFormats();
  return (
    <table aria-label="Deletions" className="w-full text-left text-sm">
      <thead className="text-ink-soft">
        <tr className="border-b border-border">
          <th scope="col" className="py-3 pr-4 font-medium">
            When
          </th>
          <th scope="col" className="py-3 pr-4 font-medium">
            Confirmed by
          </th>
          {counts.map(({ heading }) => (
            <th key={heading} scope="col" className="py-3 pr-4 text-right font-medium">
              {heading}
            </th>
          ))}
          <th scope="col" className="py-3 pr-4 font-medium">
            Status
          </th>
          <th scope="col" className="py-3 text-right font-medium">
            Duration
          </th>
        </tr>
      </thead>
      <tbody>
        {deletions.map((deletion) => (
          <tr key={deletion.id} className="border-b border-border">
            <th scope="row" className="py-3 pr-4 font-medium whitespace-nowrap">
              <Link href={`/deletions/${deletion.id}`} prefetch={false}>
                <Time isExact at={deletion.confirmedAt} />
              </Link>
            </th>
            <td className="py-3 pr-4">{deletion.confirmedBy}</td>
            {counts.map(({ heading, of }) => (
              <td key={heading} className="py-3 pr-4 text-right tabular-nums">
                {format.count(of(deletion))}
              </td>
            ))}
            <td className="py-3 pr-4">
              <DeletionStatusBadge deletion={deletion} />
            </td>
            <td className="py-3 text-right tabular-nums">{durationOf(deletion)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
