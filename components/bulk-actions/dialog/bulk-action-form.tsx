"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "@/components/toasts/toast";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import type { OfferedKind } from "../actions/bulk-action-kinds";
import { followBulkAction } from "../follow-bulk-action";
import { isOnScreen } from "../on-screen-bulk-actions";
import { PlanBulkAction } from "./plan-bulk-action";
import { saveExport } from "./save-export";
import { StartedBulkAction } from "./started-bulk-action";

interface BulkActionFormProps {
  kind: OfferedKind;
  selection: ContactSelection;
  onStarted(): void;
}

/** Lives as long as the dialog is open. A job that was started goes on without it. */
export function BulkActionForm({ kind, selection, onStarted }: BulkActionFormProps) {
  const client = useQueryClient();
  const [startedId, setStartedId] = useState<number>();
  const [refusedExport, setRefusedExport] = useState<string>();

  function follow(jobId: number) {
    setStartedId(jobId);
    void followBulkAction(client, jobId);
  }
  function start(jobId: number) {
    follow(jobId);
    onStarted();
  }
  function download(jobId: number) {
    saveExport(jobId, (message) => (isOnScreen(jobId) ? setRefusedExport(message) : toast.error(message)));
    start(jobId);
  }

  if (startedId === undefined)
    return <PlanBulkAction kind={kind} selection={selection} onStarted={start} onDownload={download} />;
  return (
    <StartedBulkAction key={startedId} jobId={startedId} refusedExport={refusedExport} onUndoing={follow} />
  );
}
