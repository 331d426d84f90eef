import Link from "next/link";
import { useFormats } from "@/components/ui/use-formats";
import type { BulkActionView } from "@/lib/bulk-actions/bulk-action-view";
import { failedMessage, failureMessages, moreFailuresMessage, outcomeLabels } from "./bulk-action-messages";

/** Lists for whom a job failed, and why; the first of them by name. */
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
              {contact ?? outcomeLabels.gone}
            </Link>
            : {failureMessages[reason]}.
          </li>
        ))}
      </ul>
      {failedCount > failures.length && <p>{moreFailuresMessage(format, failedCount - failures.length)}</p>}
    </>
  );
}
