"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { problemOf } from "@/components/data/action-problem";
import { dockCardStyles } from "@/components/job-notifications/job-dock";
import { useMay } from "@/components/roles/role-provider";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { ProgressBar } from "@/components/ui/progress-bar";
import { useFormats } from "@/components/ui/use-formats";
import { permissionFor } from "@/lib/auth/bulk-action-permissions";
import { stopBulkActionAction } from "@/lib/bulk-actions/actions";
import type { BulkActionView } from "@/lib/bulk-actions/bulk-action-view";
import { bulkActionRefusalMessage } from "@/lib/bulk-actions/refusal-messages";
import { doingMessage, progressMessage, settledOf } from "../bulk-action-messages";
import { refreshBulkActions } from "../follow-bulk-action";
import { progressLabels, progressMessages, runningLabel, stopLabel } from "./progress-messages";

/** Shows one running job: what it does, its progress, and a way to stop it. */
export function RunningBulkAction({ job }: { job: BulkActionView }) {
  const format = useFormats();
  const client = useQueryClient();
  const mayStop = useMay()(permissionFor(job.do));
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
      aria-label={runningLabel(job.id)}
      className={classNames(dockCardStyles, "border-border-strong")}
    >
      <h2 className="text-sm font-semibold wrap-anywhere">{doing}</h2>
      <ProgressBar
        className="mt-2.5"
        label={doing}
        value={settledOf(job)}
        max={job.contactCount}
        text={text}
      />
      <div className="mt-2 flex min-h-8 items-center justify-between gap-4">
        <p className="text-sm text-ink-soft tabular-nums">{text}</p>
        {!job.isStopping && mayStop && (
          <Button
            size="small"
            className="px-3"
            aria-label={stopLabel(doing)}
            isBusy={stop.isPending}
            onClick={() => !stop.isPending && stop.mutate()}
          >
            {progressLabels.stop}
          </Button>
        )}
      </div>
      <p role="alert" className="mt-2 text-sm font-medium text-danger empty:hidden">
        {problemOf(stop, bulkActionRefusalMessage, progressMessages.notStopped)}
      </p>
    </section>
  );
}
