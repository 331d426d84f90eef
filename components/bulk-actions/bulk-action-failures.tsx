import Link from "next/link";
import { useFormats } from "@/components/ui/use-formats";
import type { BulkActionView } from "@/lib/bulk-actions/bulk-action";
import { failureLabels } from "./bulk-action-labels";
import { failedMessage } from "./bulk-action-messages";

/** For whom a job did not do it, and why; the first of them by name. */
export function BulkActionFailures({ job }: { job: BulkActionView }) {
  const format = useFormats();
  const { failedCount, failures } = job;
  return (
    <>
      <p className="text-danger">{failedMessage(format, job)}:</p>
      <ul className="space-y-1">
        {failures.map(({ contactId, contact, reason }) => (
          <li key={contactId}>
            <Link href={`/contacts/${contactId}?tab=purchases`} className="underline wrap-anywhere">
              {contact ?? "Someone who is gone by now"}
            </Link>
            : {failureLabels[reason]}.
          </li>
        ))}
      </ul>
      {failedCount > failures.length && <p>and {format.count(failedCount - failures.length)} more.</p>}
    </>
  );
}
