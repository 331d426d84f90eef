"use client";

import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { OnlyNote, useMay } from "@/components/roles/role-provider";
import { Button } from "@/components/ui/button";
import { Filled } from "@/components/ui/filled";
import { Time } from "@/components/ui/time";
import { useFormats } from "@/components/ui/use-formats";
import type { Permission } from "@/lib/auth/permissions";
import { retryJobAction } from "@/lib/jobs/actions";
import type { JobFailure } from "@/lib/jobs/job-failure";
import type { LeasedTable } from "@/lib/jobs/lease";
import { failedJobMessages, jobLabels, timesLabel } from "./job-messages";

interface FailedJobProps {
  table: LeasedTable;
  jobId: number;
  failure: JobFailure | null | undefined;
  /** Is what trying again and discarding need; that to retry jobs when it is left out. */
  needs?: Permission;
  /** Is what discarding needs, where that is something else. */
  needsToDiscard?: Permission;
  discard(): Promise<{ ok: boolean }>;
  onChanged(): unknown;
  /** Says what stays when it is discarded. */
  children: ReactNode;
}

/** Shows a job that was set aside so that others go on: why, and the two ways out. */
export function FailedJob({ needs = "jobs.retry", needsToDiscard = needs, ...props }: FailedJobProps) {
  const { table, jobId, failure, discard, onChanged, children } = props;
  const may = useMay();
  const format = useFormats();
  const settle = (result: { ok: boolean }) => {
    if (result.ok) void onChanged();
  };
  const retry = useMutation({ mutationFn: () => retryJobAction({ table, jobId }), onSuccess: settle });
  const end = useMutation({ mutationFn: discard, onSuccess: settle });
  const isBusy = retry.isPending || end.isPending;
  const isRefused = [retry, end].some(({ data, isError }) => isError || data?.ok === false);
  return (
    <div className="mt-3 space-y-3 text-sm">
      <p>
        {failure ? (
          <Filled
            message={failedJobMessages.failed}
            with={{
              times: timesLabel(format, failure.count),
              at: <Time at={failure.failedAt} />,
              reference: <code className="font-mono wrap-anywhere">{failure.reference}</code>,
            }}
          />
        ) : (
          failedJobMessages.failedBefore
        )}
      </p>
      <div className="flex flex-wrap items-center gap-3">
        {may(needs) ? (
          <Button aria-disabled={isBusy} onClick={() => !isBusy && retry.mutate()}>
            {jobLabels.again}
          </Button>
        ) : (
          <OnlyNote permission={needs} />
        )}
        {may(needsToDiscard) && (
          <>
            <Button aria-disabled={isBusy} onClick={() => !isBusy && end.mutate()}>
              {jobLabels.discard}
            </Button>
            <span className="text-ink-soft">{children}</span>
          </>
        )}
      </div>
      {isRefused && (
        <p role="alert" className="text-danger">
          {failedJobMessages.refused}
        </p>
      )}
    </div>
  );
}
