import Link from "next/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { useFormats } from "@/components/ui/use-formats";
import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import { numberLabel } from "../deletion-labels";
import { DeletionStatusBadge } from "../deletion-status-badge";
import { howManyLabel, stoppedLabel } from "../outcome-messages";
import { listLabels } from "./list-messages";

const headings = [
  [listLabels.number, "w-24 pl-4"],
  [listLabels.when, "w-32"],
  [listLabels.by, "w-40"],
  [listLabels.deleted, "w-36 text-right"],
  [listLabels.stopped, "w-44 pl-6"],
  [listLabels.why, ""],
  [listLabels.status, "w-40"],
] as const;

/** Shows the deletions on wide screens. Narrow ones show `DeletionCards`. */
export function DeletionTable({ deletions }: { deletions: DeletionView[] }) {
  const format = useFormats();
  return (
    <table aria-label={listLabels.deletions} className="w-full table-fixed text-left text-sm">
      <thead className="text-ink-soft">
        <tr className="border-b border-border">
          {headings.map(([heading, look]) => (
            <th key={heading} scope="col" className={`py-2.5 pr-4 font-medium ${look}`}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y divide-border">
        {deletions.map((deletion) => {
          const stopped = stoppedLabel(format, deletion);
          return (
            <tr key={deletion.id} className="relative hover:bg-muted/60">
              <th scope="row" className="py-3 pr-4 pl-4 font-medium whitespace-nowrap tabular-nums">
                {/* The link covers its row, so that a click anywhere in it opens the certificate. */}
                <Link
                  href={`/deletions/${deletion.id}`}
                  prefetch={false}
                  className="text-accent underline underline-offset-4 after:absolute after:inset-0"
                >
                  <span className="sr-only">{listLabels.deletion} </span>
                  {numberLabel(deletion)}
                </Link>
              </th>
              <td className="py-3 pr-4">
                <span className="relative z-1">
                  <RelativeTime at={deletion.confirmedAt} />
                </span>
              </td>
              <td className="truncate py-3 pr-4">{deletion.confirmedBy}</td>
              <td className="py-3 pr-4 text-right tabular-nums">{howManyLabel(format, deletion)}</td>
              <td className="truncate py-3 pr-4 pl-6 tabular-nums" title={stopped || undefined}>
                {stopped || <None />}
              </td>
              <td className="truncate py-3 pr-4" title={deletion.why ?? undefined}>
                {deletion.why ?? <None />}
              </td>
              <td className="py-3 pr-4">
                <DeletionStatusBadge deletion={deletion} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function None() {
  return (
    <span className="text-ink-soft">
      <span aria-hidden="true">–</span>
      <span className="sr-only">{listLabels.none}</span>
    </span>
  );
}
