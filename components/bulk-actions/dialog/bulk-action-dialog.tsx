"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { DialogShell } from "@/components/ui/dialog-shell";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import { type OfferedKind, offeredBulkActions } from "../actions/bulk-action-kinds";
import { followBulkAction } from "../follow-bulk-action";
import { isOnScreen } from "../on-screen-bulk-actions";
import { PlanBulkAction } from "./plan-bulk-action";
import { saveExport } from "./save-export";
import { StartedBulkAction } from "./started-bulk-action";

interface BulkActionDialogProps {
  kind: OfferedKind;
  open: boolean;
  onOpenChange(open: boolean): void;
  onStarted(): void;
  selection: ContactSelection;
}

/** Does something to the selected contacts: shows what exactly, whom it changes, its progress and its outcome. */
export function BulkActionDialog({ kind, open, onOpenChange, onStarted, selection }: BulkActionDialogProps) {
  return (
    <DialogShell
      open={open}
      onOpenChange={onOpenChange}
      width="lg"
      title={offeredBulkActions[kind].title}
      titleClass="mb-4 text-lg font-semibold"
    >
      <BulkActionForm kind={kind} selection={selection} onStarted={onStarted} />
    </DialogShell>
  );
}

interface BulkActionFormProps {
  kind: OfferedKind;
  selection: ContactSelection;
  onStarted(): void;
}

/** Lives as long as the dialog is open. A job that was started goes on without it. */
function BulkActionForm({ kind, selection, onStarted }: BulkActionFormProps) {
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
