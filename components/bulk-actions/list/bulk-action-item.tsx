"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { FailedJob } from "@/components/jobs/failed-job";
import { useMay } from "@/components/roles/role-provider";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Filled } from "@/components/ui/filled";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Time } from "@/components/ui/time";
import { useFormats } from "@/components/ui/use-formats";
import { permissionFor } from "@/lib/auth/bulk-action-permissions";
import { stopBulkActionAction } from "@/lib/bulk-actions/actions";
import type { BulkActionView } from "@/lib/bulk-actions/bulk-action-view";
import { BulkActionFailures } from "../bulk-action-failures";
import { doingMessage, lostMessages, outcomeMessages, progressOf, settledOf } from "../bulk-action-messages";
import { bulkActionsQuery } from "../bulk-action-queries";
import { undoBulkAction } from "../undo-bulk-action";
import {
  actionInSentence,
  actionLabel,
  listLabels,
  listMessages,
  progressLabel,
  standingLabels,
  undoLabel,
} from "./list-messages";

interface BulkActionItemProps {
  job: BulkActionView;
  /** Is the job that this one undoes, while it is listed. */
  undone: BulkActionView | undefined;
  /** Is the job that undoes this one. */
  undo: BulkActionView | undefined;
}

/** Shows one bulk action: its progress or outcome, when and by whom, and an undo where one is possible. */
export function BulkActionItem({ job, undone, undo }: BulkActionItemProps) {
  const format = useFormats();
  const client = useQueryClient();
  const mayUndo = useMay()(permissionFor(job.do));
  const isRunning = job.status === "running";
  const standing = standingOf(job, undo);
  return (
    <li
      id={anchorOf(job)}
      tabIndex={-1}
      className="flex flex-wrap items-start gap-x-6 gap-y-3 px-4 py-3 target:bg-muted"
    >
      <div className="min-w-0 flex-1 basis-64 space-y-1 text-sm">
        <p className="wrap-anywhere">
          {isRunning ? doingMessage(format, job) : outcomeMessages(format, job)}
        </p>
        <p className="text-ink-soft wrap-anywhere">
          <Badge tone={standing.tone}>{standing.label}</Badge> {actionLabel(job.id)} · {job.createdBy} ·{" "}
          <Time isExact at={job.finishedAt ?? job.createdAt} />
        </p>
        {undone && (
          <p>
            <Filled message={listMessages.undoes} with={{ action: <LinkTo job={undone} /> }} />
          </p>
        )}
        {undo && (
          <p>
            {undo.status === "running" ? (
              <Filled
                message={listMessages.beingUndone}
                with={{ progress: progressOf(format, undo), action: <LinkTo job={undo} /> }}
              />
            ) : (
              <Filled message={listMessages.undoneBy} with={{ action: <LinkTo job={undo} /> }} />
            )}
          </p>
        )}
        {isRunning && (
          <ProgressBar
            className="mt-2 max-w-md"
            label={progressLabel(job.id)}
            value={settledOf(job)}
            max={job.contactCount}
            text={progressOf(format, job)}
          />
        )}
        {job.status === "failed" && (
          <FailedJob
            needs={permissionFor(job.do)}
            table="bulk_actions"
            jobId={job.id}
            failure={job.failure}
            discard={() => stopBulkActionAction({ jobId: job.id })}
            onChanged={() => client.invalidateQueries({ queryKey: bulkActionsQuery.queryKey })}
          >
            {listMessages.discard}
          </FailedJob>
        )}
        {job.failedCount > 0 && !isRunning && (
          <div className="space-y-1 pt-1">
            <BulkActionFailures job={job} />
          </div>
        )}
      </div>
      {job.canUndo && mayUndo && <UndoButton jobId={job.id} />}
    </li>
  );
}

function LinkTo({ job }: { job: BulkActionView }) {
  return <a href={`#${anchorOf(job)}`}>{actionInSentence(job.id)}</a>;
}

const anchorOf = ({ id }: BulkActionView) => `bulk-action-${id}`;

function standingOf(
  { status, failedCount }: BulkActionView,
  undo: BulkActionView | undefined,
): { label: string; tone: BadgeTone } {
  if (status === "failed") return { label: standingLabels.failed, tone: "danger" };
  if (status === "running") return { label: standingLabels.running, tone: "accent" };
  if (undo)
    return {
      label: undo.status === "completed" ? standingLabels.undone : standingLabels.partlyUndone,
      tone: "neutral",
    };
  if (status === "stopped") return { label: standingLabels.stopped, tone: "warning" };
  return failedCount > 0
    ? { label: standingLabels.partlyDone, tone: "warning" }
    : { label: standingLabels.done, tone: "success" };
}

/** Undoes what a job did. The undoing shows its progress as any other job. */
function UndoButton({ jobId }: { jobId: number }) {
  const client = useQueryClient();
  const undo = useMutation({ mutationFn: () => undoBulkAction(client, jobId) });
  const problem = undo.isError ? lostMessages.again : undo.data;
  return (
    <>
      <Button
        aria-label={undoLabel(jobId)}
        isBusy={undo.isPending}
        onClick={({ currentTarget }) => {
          // The button unmounts, so the focus moves to the change that it was about.
          const change = currentTarget.closest("li");
          if (!undo.isPending) undo.mutate(undefined, { onSuccess: () => change?.focus() });
        }}
      >
        {listLabels.undo}
      </Button>
      {problem && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
    </>
  );
}
