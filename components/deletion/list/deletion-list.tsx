"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { DeletionsFigure } from "@/components/charts/deletions-figure";
import { alarmMessages } from "@/components/deletion/receipt/alarm-messages";
import { RecheckAlarms } from "@/components/deletion/receipt/recheck-alarms";
import { buttonStyles } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { deletionsQuery } from "../deletion-queries";
import { DeletionBrowser } from "./deletion-browser";
import { HeldDeletions } from "./held-deletions";
import { listLabels, listMessages } from "./list-messages";
import { WaitingDeletions } from "./waiting-deletions";

/** Shows what needs attention, when how many were deleted, and every deletion. */
export function DeletionList() {
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
      <WaitingDeletions deletions={waiting} />
      <HeldDeletions deletions={held} />
      <DeletionsFigure />
      <DeletionBrowser />
    </div>
  );
}
