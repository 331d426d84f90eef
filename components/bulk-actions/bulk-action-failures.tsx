import Link from "next/link";
import { useFormats } from "@/components/ui/use-formats";
import type { BulkActionFailure, BulkActionView } from "@/lib/bulk-actions/bulk-action-view";
import { failedMessage } from "./bulk-action-messages";

const failureLabels: Record<BulkActionFailure, string> = {
  refused: "the payment provider refused; look there",
  unreachable: "the payment provider did not answer; whether it is cancelled is not known",
  unconnected: "no payment account is connected for it",
  unknown: "the payment account that is connected does not know it; connect the one it belongs to",
};

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
