"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import type { JobKind } from "../bulk-action-labels";
import { followContactJob } from "../follow-bulk-action";
import { isShown } from "../shown-bulk-actions";
import { PlanContactJob } from "./plan-bulk-action";
import { saveExport } from "./save-export";
import { StartedContactJob } from "./started-bulk-action";

interface ContactJobFormProps {
  kind: JobKind;
  selection: ContactSelection;
  onStarted(): void;
}

/** Lives as long as the dialog is open. A job that was started goes on without it. */
export function ContactJobForm({ kind, selection, onStarted }: ContactJobFormProps) {
  const client = useQueryClient();
  const [startedId, setStartedId] = useState<number>();
  const [refusedExport, setRefusedExport] = useState<string>();

  function follow(jobId: number) {
    setStartedId(jobId);
    void followContactJob(client, jobId);
  }
  function start(jobId: number) {
    follow(jobId);
    onStarted();
  }
  function download(jobId: number) {
    saveExport(jobId, (sentence) => (isShown(jobId) ? setRefusedExport(sentence) : toast.error(sentence)));
    start(jobId);
  }

  if (startedId === undefined)
    return <PlanContactJob kind={kind} selection={selection} onStarted={start} onDownload={download} />;
  return (
    <StartedContactJob key={startedId} jobId={startedId} refusedExport={refusedExport} onUndoing={follow} />
  );
}
