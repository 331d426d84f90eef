"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { DeletionBar } from "@/components/deletion/progress/deletion-bar";
import { StopDeletion } from "@/components/deletion/progress/stop-deletion";
import { FailedJob } from "@/components/jobs/failed-job";
import { useFormats } from "@/components/ui/use-formats";
import { stopDeletionAction } from "@/lib/deletion/actions";
import { contactsOf } from "@/lib/values/count-words";
import { outcomeMessages } from "../deletion-messages";
import { deletionQuery, followDeletion } from "../deletion-queries";
import { OutcomeIcon } from "../outcome-icon";
import { isActive } from "../receipt-messages";
import { dismissOutcomes } from "../seen-deletions";
import { billingOutcome, readingOutcome } from "./billing-outcome";
import { DiskCheckNote } from "./disk-check-note";
import { HeldContacts } from "./held-contacts";
import { MentionsLeft } from "./mentions-left";
import { ReceiptFacts } from "./receipt-facts";
import { ReceiptHeader } from "./receipt-header";
import { ReceiptSection } from "./receipt-section";
import { RecheckAlarms } from "./recheck-alarms";
import { RecordComparison } from "./record-comparison";
import { RetainedRecords } from "./retained-records";

/** The receipt of a deletion; live while it runs, and fit to be printed. It names none of those deleted. */
export function DeletionReceipt({ id }: { id: number }) {
  const format = useFormats();
  const client = useQueryClient();
  const { data: deletion } = useQuery(deletionQuery(id));
  // Whoever comes to read what came of it need not be told above the receipt as well.
  const [hadEnded] = useState(deletion !== undefined && !isActive(deletion));
  useEffect(() => {
    if (hadEnded) dismissOutcomes([id]);
  }, [hadEnded, id]);
  if (!deletion) return null;
  return (
    <article className="max-w-3xl space-y-8">
      <ReceiptHeader deletion={deletion} />
      {isActive(deletion) ? (
        <div>
          <DeletionBar deletion={deletion} label="Progress of this deletion" />
          <StopDeletion deletion={deletion} />
        </div>
      ) : deletion.status === "failed" ? (
        <FailedJob
          table="deletion_jobs"
          jobId={id}
          failure={deletion.failure}
          discard={() => stopDeletionAction({ jobId: id })}
          onChanged={() => followDeletion(client, id)}
        >
          What is deleted stays deleted. Discarding keeps whoever is not reached yet.
        </FailedJob>
      ) : (
        <p className="flex gap-3 text-lg">
          <OutcomeIcon deletion={deletion} />
          <span>{outcomeMessages(format, deletion)}</span>
        </p>
      )}
      <RecheckAlarms title="Still billed after the deletion" alarms={deletion.alarms} />
      <HeldContacts deletion={deletion} />
      <ReceiptFacts deletion={deletion} />
      <ReceiptSection title="What was deleted">
        <RecordComparison deletion={deletion} />
      </ReceiptSection>
      <ReceiptSection title="Billing">
        <div className="space-y-1">
          {[...billingOutcome(format, deletion), readingOutcome(format, deletion)]
            .filter(Boolean)
            .map((said) => (
              <p key={said}>{said}</p>
            ))}
        </div>
      </ReceiptSection>
      <ReceiptSection title="On the disk">
        <DiskCheckNote deletion={deletion} />
      </ReceiptSection>
      <ReceiptSection title="What stays, and why">
        <RetainedRecords />
        <MentionsLeft mentions={deletion.plan.mentions} />
      </ReceiptSection>
      <ReceiptSection title="What was confirmed">
        <p>
          {contactsOf(format, deletion.contactCount)}, fixed when the dialog opened. SHA-256 of that list and
          its counts:
        </p>
        <code className="mt-2 block font-mono text-sm break-all">{deletion.digest}</code>
      </ReceiptSection>
    </article>
  );
}
