"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Printer } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useEffect, useId, useState } from "react";
import { DeletionBar } from "@/components/deletion/progress/deletion-bar";
import { StopDeletion } from "@/components/deletion/progress/stop-deletion";
import { FailedJob } from "@/components/jobs/failed-job";
import { Button } from "@/components/ui/button";
import { useFormats } from "@/components/ui/use-formats";
import { stopDeletionAction } from "@/lib/deletion/actions";
import type { MentionCount, MentionPlace } from "@/lib/deletion/mentions/mention";
import { mentionUrl } from "@/lib/deletion/mentions/mention-url";
import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import { contactsOf } from "@/lib/values/count-words";
import { outcomeMessages } from "../deletion-messages";
import { deletionQuery, followDeletion } from "../deletion-queries";
import { DeletionStatusBadge } from "../deletion-status-badge";
import { mentionedIn, mentionsLeft } from "../mention-messages";
import { OutcomeIcon } from "../outcome-icon";
import { isActive } from "../receipt-messages";
import { dismissOutcomes } from "../seen-deletions";
import { billingOutcome, readingOutcome } from "./billing-outcome";
import { DiskCheckNote } from "./disk-check-note";
import { HeldContacts } from "./held-contacts";
import { ReceiptFacts } from "./receipt-facts";
import { RecheckAlarms } from "./recheck-alarms";
import { RecordComparison } from "./record-comparison";

/** Shows the receipt of a deletion, live while it runs and fit to print. It names no deleted contact. */
export function DeletionReceipt({ id }: { id: number }) {
  const format = useFormats();
  const client = useQueryClient();
  const { data: deletion } = useQuery(deletionQuery(id));
  // The page itself tells the outcome, so the banner above the receipt need not.
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

const ofOthers: MentionPlace[] = ["note", "comment", "post", "field_value"];

/** Says what was left and where, in numbers: the receipt names nobody. */
function MentionsLeft({ mentions }: { mentions: MentionCount[] | undefined }) {
  const format = useFormats();
  return (
    <div className="mt-3 space-y-2">
      <p>{mentionsLeft(format, mentions)}</p>
      {mentions && mentions.length > 0 && (
        <ul className="list-disc pl-5">
          {mentions.map(({ where, count, ids }) => (
            <li key={where}>
              {mentionedIn(format, { where, count })}:{" "}
              {ids.map((id) => (
                <Link key={id} href={mentionUrl(where, id)} className="mr-2 underline">
                  {ofOthers.includes(where) ? `contact ${id}` : `number ${id}`}
                </Link>
              ))}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function ReceiptSection({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="break-inside-avoid">
      <h2 id={id} className="mb-2 text-base font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}

function ReceiptHeader({ deletion }: { deletion: DeletionView }) {
  const format = useFormats();
  return (
    <header className="space-y-2">
      <p className="text-sm print:hidden">
        <Link href="/deletions">All deletions</Link>
      </p>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-semibold tracking-tight">
          Deletion of {contactsOf(format, deletion.contactCount)}
        </h1>
        <div className="flex items-center gap-3">
          <DeletionStatusBadge deletion={deletion} />
          <Button variant="secondary" className="print:hidden" onClick={() => window.print()}>
            <Printer aria-hidden="true" className="size-4" />
            Print
          </Button>
        </div>
      </div>
    </header>
  );
}

/** Shows everything that outlives a deletion. None of it tells who was deleted. */
function RetainedRecords() {
  return (
    <ul className="list-disc space-y-2 pl-5">
      <li>
        Site totals, without people: revenue a day and the statistics of each broadcast, so that they stay
        true.
      </li>
      <li>
        A keyed digest of each email, from which the email cannot be read. It recognises someone who comes
        back, so that they get no marketing email before they confirm.
      </li>
      <li>This record: who confirmed the deletion, when, and the counts.</li>
    </ul>
  );
}
