import Link from "next/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { useFormats } from "@/components/ui/use-formats";
import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import { numberLabel } from "../deletion-labels";
import { DeletionStatusBadge } from "../deletion-status-badge";
import { howManyLabel, stoppedMessage } from "../outcome-messages";
import { deletedMessage, listLabels } from "./list-messages";

/** Shows what `DeletionTable` shows, for narrow screens. */
export function DeletionCards({ deletions }: { deletions: DeletionView[] }) {
  const format = useFormats();
  return (
    <ul aria-label={listLabels.deletions} className="divide-y divide-border text-sm">
      {deletions.map((deletion) => (
        <li key={deletion.id} className="relative space-y-1 px-4 py-3">
          <div className="flex items-center justify-between gap-3">
            <Link
              href={`/deletions/${deletion.id}`}
              prefetch={false}
              className="font-medium text-accent underline underline-offset-4 after:absolute after:inset-0"
            >
              <span className="sr-only">{listLabels.deletion} </span>
              {numberLabel(deletion)}
            </Link>
            <DeletionStatusBadge deletion={deletion} />
          </div>
          <p>
            {deletedMessage(howManyLabel(format, deletion))} {stoppedMessage(format, deletion)}
          </p>
          {deletion.why && <p className="wrap-anywhere">{deletion.why}</p>}
          <p className="text-ink-soft">
            <RelativeTime at={deletion.confirmedAt} /> · {deletion.confirmedBy}
          </p>
        </li>
      ))}
    </ul>
  );
}
