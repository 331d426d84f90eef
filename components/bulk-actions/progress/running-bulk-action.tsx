"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { problemOf } from "@/components/data/action-problem";
import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { useFormats } from "@/components/ui/use-formats";
import { stopBulkActionAction } from "@/lib/bulk-actions/actions";
import type { BulkActionView } from "@/lib/bulk-actions/bulk-action-view";
import { bulkActionRefusalMessage } from "@/lib/bulk-actions/refusal-messages";
import { doingMessage, progressMessage, settledOf } from "../bulk-action-messages";
import { refreshBulkActions } from "../follow-bulk-action";

/** Shows one running job: what it does, its progress, and a way to stop it. */
export function RunningBulkAction({ job }: { job: BulkActionView }) {
  const format = useFormats();
  const client = useQueryClient();
  const cardRef = useRef<HTMLElement>(null);
  const stop = useMutation({
    mutationFn: () => stopBulkActionAction({ jobId: job.id }),
    onSuccess: async (result) => {
      await refreshBulkActions(client);
      if (!result.ok) return;
      // The button unmounts, mostly with its card, so the focus moves to the card or to the main region.
      (cardRef.current ?? document.getElementById("main"))?.focus();
    },
  });
  const doing = doingMessage(format, job);
  const text = progressMessage(format, job);
  return (
    <section
      ref={cardRef}
      tabIndex={-1}
      aria-label={`Bulk action ${job.id}`}
      className="mb-4 flex flex-wrap items-center gap-x-6 gap-y-3 rounded-xl border border-border bg-surface p-4 sm:px-5"
    >
      <div className="min-w-0 flex-1 basis-60">
        <h2 className="text-sm font-semibold wrap-anywhere">{doing}</h2>
        <p className="text-sm text-ink-soft tabular-nums">{text}</p>
      </div>
      <ProgressBar
        className="flex-1 basis-40"
        label={doing}
        value={settledOf(job)}
        max={job.contactCount}
        text={text}
      />
      {!job.isStopping && (
        <Button
          aria-label={`Stop: ${doing}`}
          aria-disabled={stop.isPending}
          onClick={() => !stop.isPending && stop.mutate()}
        >
          Stop
        </Button>
      )}
      <p role="alert" className="w-full text-sm font-medium text-danger empty:hidden">
        {problemOf(stop, bulkActionRefusalMessage, "The server did not answer. It may still be running.")}
      </p>
    </section>
  );
}
