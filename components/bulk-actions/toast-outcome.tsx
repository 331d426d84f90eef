import type { QueryClient } from "@tanstack/react-query";
import Link from "next/link";
import type { ReactNode } from "react";
import { sendingQuery } from "@/components/mail/sending-query";
import { toast } from "@/components/toasts/toast";
import { viewerFormats } from "@/components/ui/use-formats";
import type { BulkActionView } from "@/lib/bulk-actions/bulk-action-view";
import type { Formats } from "@/lib/values/formats";
import {
  failedMessage,
  lostMessages,
  needsMailServer,
  outcomeLabels,
  outcomeMessages,
} from "./bulk-action-messages";
import { toastOf, undoBulkAction } from "./undo-bulk-action";

/** Leaves enough time to read the toast and reach its button by keyboard. The undo stays available under History. */
const toldForMs = 20_000;

/** Shows the outcome of a job, wherever the owner is by then, and offers to undo it where that is possible. */
export function toastOutcome(client: QueryClient, job: BulkActionView): void {
  const sending = needsMailServer(job) ? client.fetchQuery(sendingQuery) : undefined;
  if (!sending) tell(client, job, true);
  sending?.then(
    ({ hasServer }) => tell(client, job, hasServer),
    () => tell(client, job, true),
  );
}

function tell(client: QueryClient, job: BulkActionView, hasMailServer: boolean): void {
  const format = viewerFormats();
  const wentWell = job.failedCount === 0 && job.status === "completed" && hasMailServer;
  const show = wentWell ? toast.success : toast.warning;
  show(outcomeMessages(format, job, hasMailServer), {
    id: toastOf(job.id),
    duration: toldForMs,
    closeButton: true,
    description: descriptionOf(format, job, hasMailServer),
    ...(job.canUndo && { action: { label: outcomeLabels.undo, onClick: () => undo(client, job.id) } }),
  });
}

function descriptionOf(format: Formats, job: BulkActionView, hasMailServer: boolean): ReactNode {
  if (!hasMailServer) return <Link href="/settings/sending">{outcomeLabels.sending}</Link>;
  return (
    job.failedCount > 0 && (
      <>
        {failedMessage(format, job)}. <Link href="/settings/history">{outcomeLabels.history}</Link>
      </>
    )
  );
}

function undo(client: QueryClient, jobId: number): void {
  undoBulkAction(client, jobId).then(
    (problem) => problem && toast.error(problem),
    () => toast.error(lostMessages.history),
  );
}
