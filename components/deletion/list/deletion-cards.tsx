import Link from "next/link";
import { Time } from "@/components/ui/time";
import { useFormats } from "@/components/ui/use-formats";
import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import { contactsOf } from "@/lib/values/count-words";
import { outcomeMessages } from "../deletion-messages";
import { DeletionStatusBadge } from "../deletion-status-badge";
import { durationOf } from "../receipt-messages";

/** What `DeletionTable` tells, for narrow screens. */
export function DeletionCards({ deletions }: { deletions: DeletionView[] }) {
  const format = useFormats();
  return (
    <ul aria-label="Deletions" className="divide-y divide-border border-y border-border">
      {deletions.map((deletion) => (
        <li key={deletion.id} className="space-y-1 py-4">
          <div className="flex items-center justify-between gap-3">
            <span className="font-medium">
              <Link href={`/deletions/${deletion.id}`}>
                <Time isExact at={deletion.confirmedAt} />
              </Link>
            </span>
            <DeletionStatusBadge deletion={deletion} />
          </div>
          <p className="text-sm">{outcomeMessages(format, deletion)}</p>
          <p className="text-sm text-ink-soft">
            {[
              `${contactsOf(format, deletion.contactCount)} selected`,
              `by ${deletion.confirmedBy}`,
              durationOf(deletion),
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </li>
      ))}
    </ul>
  );
}
