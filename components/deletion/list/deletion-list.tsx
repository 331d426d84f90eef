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

/** Shows what needs attention, when how many were deleted, and every deletion. */
export function DeletionList() {
  const { data, isError } = useQuery(deletionsQuery);
  if (!data)
    return isError ? (
      <p role="alert" className="text-sm font-medium text-danger">
        The deletions could not be read. Reload the page.
      </p>
    ) : null;
  const { deletions, held, alarms } = data;
  if (deletions.length === 0 && alarms.length === 0) {
    return (
      <EmptyState
        title="Nothing has been deleted yet"
        action={
          <Link href="/contacts" className={buttonStyles({ variant: "primary" })}>
            Go to Contacts
          </Link>
        }
      >
        Select people under Contacts, open More Actions and choose Delete. Each deletion leaves a certificate
        here that you can print: how many, when, who confirmed it and what was checked afterwards. It names
        none of the people deleted.
      </EmptyState>
    );
  }
  return (
    <div className="space-y-6">
      <RecheckAlarms linksReceipts title={alarmMessages.ofAll} alarms={alarms} />
      <HeldDeletions deletions={held} />
      <DeletionsFigure />
      <DeletionBrowser />
    </div>
  );
}
