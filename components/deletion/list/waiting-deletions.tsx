import { Hourglass } from "lucide-react";
import Link from "next/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { useFormats } from "@/components/ui/use-formats";
import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import { approvalLabels, waitingMessage } from "../approval/approval-messages";
import { numberLabel } from "../deletion-labels";

/** Lists deletions to which a second person has to agree. */
export function WaitingDeletions({ deletions }: { deletions: DeletionView[] }) {
  const format = useFormats();
  if (deletions.length === 0) return null;
  return (
    <section
      aria-labelledby="waiting-deletions"
      className="rounded-xl border border-warning/40 bg-warning-soft p-5 forced-colors:border-dashed"
    >
      <h2 id="waiting-deletions" className="flex items-center gap-2 font-semibold">
        <Hourglass aria-hidden="true" className="size-4 shrink-0 text-warning" />
        {approvalLabels.waiting}
      </h2>
      <ul className="mt-2 divide-y divide-warning/20 text-sm">
        {deletions.map((deletion) => (
          <li key={deletion.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-2">
            <span>
              {waitingMessage(format, deletion)}{" "}
              <span className="text-ink-soft">
                {numberLabel(deletion)}, <RelativeTime at={deletion.confirmedAt} />
              </span>
            </span>
            <Link
              href={`/deletions/${deletion.id}`}
              prefetch={false}
              className="font-medium text-accent underline"
            >
              {approvalLabels.review}
              <span className="sr-only"> {numberLabel(deletion)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
