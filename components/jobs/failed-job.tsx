"use client";

import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { useFormats } from "@/components/ui/use-formats";
import { retryJobAction } from "@/lib/jobs/actions";
import type { JobFailure } from "@/lib/jobs/job-failure";
import type { LeasedTable } from "@/lib/jobs/lease";

interface FailedJobProps {
  table: LeasedTable;
  jobId: number;
  failure: JobFailure | null | undefined;
  discard(): Promise<{ ok: boolean }>;
  onChanged(): unknown;
  /** Says what stays when it is discarded. */
  children: ReactNode;
}

/** Shows a job that was set aside so that others go on: why, and the two ways out. */
export function FailedJob({ table, jobId, failure, discard, onChanged, children }: FailedJobProps) {
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
          <>
            It failed {format.count(failure.count)} {failure.count === 1 ? "time" : "times in the same way"},
            the last time <Time at={failure.failedAt} />, and was set aside so that others go on. Reference:{" "}
            <code className="font-mono wrap-anywhere">{failure.reference}</code>
          </>
        ) : (
          "It failed and was set aside so that others go on."
        )}
      </p>
      <div className="flex flex-wrap items-center gap-3">
        <Button aria-disabled={isBusy} onClick={() => !isBusy && retry.mutate()}>
          Try again
        </Button>
        <Button aria-disabled={isBusy} onClick={() => !isBusy && end.mutate()}>
          Discard
        </Button>
        <span className="text-ink-soft">{children}</span>
      </div>
      {isRefused && (
        <p role="alert" className="text-danger">
          That did not work. Load the page again and look whether it still stands here.
        </p>
      )}
    </div>
  );
}
