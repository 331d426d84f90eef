"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Printer } from "lucide-react";
import { useEffect, useState } from "react";
import { FailedJob } from "@/components/jobs/failed-job";
import { BackLink } from "@/components/ui/back-link";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { stopDeletionAction } from "@/lib/deletion/actions";
import type { Letterhead } from "@/lib/deletion/receipt/get-letterhead";
import { UnapprovedDeletion } from "../approval/unapproved-deletion";
import { deletionQuery, followDeletion } from "../deletion-queries";
import { isActive, isUnapproved, isWell } from "../deletion-standing";
import { DeletionStatusBadge } from "../deletion-status-badge";
import { AskReceipt } from "../proof/ask-receipt";
import { dismissOutcomes } from "../seen-deletions";
import { alarmMessages } from "./alarm-messages";
import { Certificate } from "./certificate";
import { certificateLabels } from "./certificate-labels";
import { certificateMessages } from "./certificate-messages";
import { HeldContacts } from "./held-contacts";
import type { CertificatePlaces } from "./how-to-check";
import { RecheckAlarms } from "./recheck-alarms";

interface DeletionReceiptProps {
  id: number;
  letterhead: Letterhead;
  places: CertificatePlaces;
  /** Tells whether the viewer may ask who was in it. */
  mayProve: boolean;
  /** Tells whether the viewer may agree to a deletion, or end one that waits for that. */
  mayDecide: boolean;
}

/** Shows a deletion's certificate, live while it runs, with what is still to be done about it above. */
export function DeletionReceipt({ id, letterhead, places, mayProve, mayDecide }: DeletionReceiptProps) {
  const client = useQueryClient();
  const { data: deletion } = useQuery(deletionQuery(id));
  // The page itself tells the outcome, so the dock need not.
  const [hadEnded] = useState(deletion !== undefined && !isActive(deletion));
  useEffect(() => {
    if (hadEnded) dismissOutcomes([id]);
  }, [hadEnded, id]);
  if (!deletion) return null;
  if (isUnapproved(deletion))
    return (
      <div className="mx-auto max-w-3xl">
        <BackLink href="/deletions">{certificateLabels.all}</BackLink>
        <UnapprovedDeletion deletion={deletion} mayDecide={mayDecide} />
      </div>
    );
  return (
    <div className="mx-auto max-w-3xl print:max-w-none">
      <BackLink href="/deletions">{certificateLabels.all}</BackLink>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3 print:hidden">
        <DeletionStatusBadge deletion={deletion} />
        <Button
          variant={isWell(deletion) ? "primary" : "secondary"}
          title={certificateLabels.savePdf}
          onClick={() => window.print()}
        >
          <Printer aria-hidden="true" className="size-4" />
          {certificateLabels.print}
        </Button>
      </div>
      <div className="mb-6 space-y-4 empty:hidden print:hidden">
        {deletion.status === "failed" && (
          <Notice tone="danger" title={certificateMessages.setAside}>
            <FailedJob
              table="deletion_jobs"
              needsToDiscard="contacts.delete"
              jobId={id}
              failure={deletion.failure}
              discard={() => stopDeletionAction({ jobId: id })}
              onChanged={() => followDeletion(client, id)}
            >
              {certificateMessages.discard}
            </FailedJob>
          </Notice>
        )}
        <RecheckAlarms title={alarmMessages.ofOne} alarms={deletion.alarms} />
        <HeldContacts deletion={deletion} />
      </div>
      <Certificate deletion={deletion} letterhead={letterhead} places={places} />
      {mayProve && deletion.signed && <AskReceipt jobId={id} signed={deletion.signed} />}
    </div>
  );
}
