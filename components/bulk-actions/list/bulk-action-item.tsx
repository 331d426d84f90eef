"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { FailedJob } from "@/components/jobs/failed-job";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Time } from "@/components/ui/time";
import { useFormats } from "@/components/ui/use-formats";
import { stopBulkActionAction } from "@/lib/bulk-actions/actions";
import type { BulkActionView } from "@/lib/bulk-actions/bulk-action-view";
import { BulkActionFailures } from "../bulk-action-failures";
import { doingMessage, outcomeMessages, progressOf, settledOf } from "../bulk-action-messages";
import { bulkActionsQuery } from "../bulk-action-queries";
import { undoBulkAction } from "../undo-bulk-action";

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
          <Badge tone={standing.tone}>{standing.label}</Badge> Bulk action {job.id} · {job.createdBy} ·{" "}
          <Time isExact at={job.finishedAt ?? job.createdAt} />
        </p>
        {undone && (
          <p>
            It undoes <a href={`#${anchorOf(undone)}`}>bulk action {undone.id}</a>.
          </p>
        )}
        {undo && (
          <p>
            {undo.status === "running" ? `Being undone, ${progressOf(format, undo)}, by ` : "Undone by "}
            <a href={`#${anchorOf(undo)}`}>bulk action {undo.id}</a>.
          </p>
        )}
        {isRunning && (
          <ProgressBar
            className="mt-2 max-w-md"
            label={`Progress of bulk action ${job.id}`}
            value={settledOf(job)}
            max={job.contactCount}
            text={progressOf(format, job)}
          />
        )}
        {job.status === "failed" && (
          <FailedJob
            table="bulk_actions"
            jobId={job.id}
            failure={job.failure}
            discard={() => stopBulkActionAction({ jobId: job.id })}
            onChanged={() => client.invalidateQueries({ queryKey: bulkActionsQuery.queryKey })}
          >
            What it changed stays changed.
          </FailedJob>
        )}
        {job.failedCount > 0 && !isRunning && (
          <div className="space-y-1 pt-1">
            <BulkActionFailures job={job} />
          </div>
        )}
      </div>
      {job.canUndo && <UndoButton jobId={job.id} />}
    </li>
  );
}

const anchorOf = ({ id }: BulkActionView) => `bulk-action-${id}`;

function standingOf(
  { status, failedCount }: BulkActionView,
  undo: BulkActionView | undefined,
): { label: string; tone: BadgeTone } {
  if (status === "failed") return { label: "Failed", tone: "danger" };
  if (status === "running") return { label: "Running", tone: "accent" };
  if (undo) return { label: undo.status === "completed" ? "Undone" : "Partly undone", tone: "neutral" };
  if (status === "stopped") return { label: "Stopped", tone: "warning" };
  return failedCount > 0 ? { label: "Partly done", tone: "warning" } : { label: "Done", tone: "success" };
}

/** Undoes what a job did. The undoing shows its progress as any other job. */
function UndoButton({ jobId }: { jobId: number }) {
  const client = useQueryClient();
  const undo = useMutation({ mutationFn: () => undoBulkAction(client, jobId) });
  const problem = undo.isError ? "We lost the connection. Try again." : undo.data;
  return (
    <>
      <Button
        aria-label={`Undo bulk action ${jobId}`}
        isBusy={undo.isPending}
        onClick={({ currentTarget }) => {
          // The button unmounts, so the focus moves to the change that it was about.
          const change = currentTarget.closest("li");
          if (!undo.isPending) undo.mutate(undefined, { onSuccess: () => change?.focus() });
        }}
      >
        Undo
      </Button>
      {problem && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
    </>
  );
}
