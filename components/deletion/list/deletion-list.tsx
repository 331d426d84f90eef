"use client";

import { useQuery } from "@tanstack/react-query";
import { Hourglass, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { DeletionsFigure } from "@/components/charts/deletions-figure";
import { alarmMessages } from "@/components/deletion/receipt/alarm-messages";
import { RecheckAlarms } from "@/components/deletion/receipt/recheck-alarms";
import { buttonStyles } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useFormats } from "@/components/ui/use-formats";
import { approvalLabels, waitingMessage } from "../approval/approval-messages";
import { deletionsQuery } from "../deletion-queries";
import { heldMessage } from "../outcome-messages";
import { DeletionBrowser } from "./deletion-browser";
import { DeletionsToSee } from "./deletions-to-see";
import { listLabels, listMessages } from "./list-messages";

/** Shows what needs attention, when how many were deleted, and every deletion. */
export function DeletionList() {
  const format = useFormats();
  const { data, isError } = useQuery(deletionsQuery);
  if (!data)
    return isError ? (
      <p role="alert" className="text-sm font-medium text-danger">
        {listMessages.unread}
      </p>
    ) : null;
  const { deletions, held, waiting, alarms } = data;
  if (deletions.length === 0 && alarms.length === 0) {
    return (
      <EmptyState
        title={listMessages.empty}
        action={
          <Link href="/contacts" className={buttonStyles({ variant: "primary" })}>
            {listLabels.contacts}
          </Link>
        }
      >
        {listMessages.whatComes}
      </EmptyState>
    );
  }
  return (
    <div className="space-y-6">
      <RecheckAlarms linksReceipts title={alarmMessages.ofAll} alarms={alarms} />
      <DeletionsToSee
        id="waiting-deletions"
        title={approvalLabels.waiting}
        icon={Hourglass}
        deletions={waiting}
        message={(deletion) => waitingMessage(format, deletion)}
        action={approvalLabels.review}
      />
      <DeletionsToSee
        id="needs-attention"
        title={listLabels.attention}
        icon={TriangleAlert}
        deletions={held}
        message={(deletion) => heldMessage(format, deletion)}
        action={listLabels.resolve}
      />
      <DeletionsFigure />
      <DeletionBrowser />
    </div>
  );
}
