"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Dialog as Radix } from "radix-ui";
import { queryKeys } from "@/components/data/query-keys";
import { readJson } from "@/components/data/read-json";
import { MailServerCheck } from "@/components/mail/mail-server-check";
import { sendingQuery } from "@/components/mail/sending-query";
import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { useFormats } from "@/components/ui/use-formats";
import { stopBulkActionAction, undoBulkActionAction } from "@/lib/bulk-actions/actions";
import type { BulkActionView } from "@/lib/bulk-actions/bulk-action-view";
import { BulkActionFailures } from "../bulk-action-failures";
import {
  doingMessage,
  needsMailServer,
  outcomeMessages,
  progressMessage,
  settledOf,
} from "../bulk-action-messages";
import { BulkActionProblem } from "../bulk-action-problem";
import { seenBulkActions } from "../follow-bulk-action";
import { useShowing } from "../on-screen-bulk-actions";

const whileRunningMs = 300;

interface StartedBulkActionProps {
  jobId: number;
  /** Says why the file of an export did not come. */
  refusedExport: string | undefined;
  onUndoing(jobId: number): void;
}

/** Shows the progress and the outcome of a job, and a way to stop or undo it. */
export function StartedBulkAction({ jobId, refusedExport, onUndoing }: StartedBulkActionProps) {
  const client = useQueryClient();
  const { data: job, isError } = useQuery({
    queryKey: queryKeys.bulkAction(jobId),
    queryFn: async ({ signal }) => {
      const read = await readJson<BulkActionView>(`/api/bulk-actions/${jobId}`, signal);
      if (!hasEnded(read)) return read;
      await client.invalidateQueries({ queryKey: queryKeys.contacts });
      await client.invalidateQueries({ queryKey: queryKeys.contactPages });
      if (!signal.aborted) seenBulkActions.dismissOutcomes([read.id]);
      return read;
    },
    enabled: refusedExport === undefined,
    refetchInterval: ({ state }) => (state.data && hasEnded(state.data) ? false : whileRunningMs),
  });
  const stop = useMutation({ mutationFn: () => stopBulkActionAction({ jobId }) });
  const undo = useMutation({
    mutationFn: () => undoBulkActionAction({ jobId }),
    onSuccess: (result) => {
      if (result.ok) onUndoing(result.job.id);
    },
  });
  useShowing(jobId);
  const isBegun = job !== undefined && job.status !== "prepared";
  return (
    <div className="space-y-4">
      {isBegun ? <Outcome job={job} /> : refusedExport === undefined && <p>Starting…</p>}
      <BulkActionProblem
        hasNoAnswer={isError || stop.isError || undo.isError}
        refused={[stop.data, undo.data].find((result) => result?.ok === false)}
        otherwise={refusedExport}
      />
      <div className="flex flex-wrap justify-end gap-3">
        {job?.status === "running" && !job.isStopping && <Button onClick={() => stop.mutate()}>Stop</Button>}
        {job?.canUndo && (
          <Button aria-disabled={undo.isPending} onClick={() => !undo.isPending && undo.mutate()}>
            Undo
          </Button>
        )}
        <Radix.Close asChild>
          <Button variant="primary">Close</Button>
        </Radix.Close>
      </div>
    </div>
  );
}

function hasEnded({ status }: BulkActionView): boolean {
  return status === "completed" || status === "stopped" || status === "failed";
}

function Outcome({ job }: { job: BulkActionView }) {
  const format = useFormats();
  const isMail = needsMailServer(job);
  const { data: sending } = useQuery({ ...sendingQuery, enabled: isMail });
  if (job.status === "running") {
    const text = progressMessage(format, job);
    return (
      <div className="space-y-2">
        <p className="text-sm">
          {text}
          {!job.isStopping && " You can close this; it goes on by itself."}
        </p>
        <ProgressBar
          label={doingMessage(format, job)}
          value={settledOf(job)}
          max={job.contactCount}
          text={text}
        />
      </div>
    );
  }
  return (
    <div className="space-y-3">
      <p role="status">{outcomeMessages(format, job, !isMail || sending?.hasServer !== false)}</p>
      {job.do === "request_opt_in" && <MailServerCheck>The requests wait until then.</MailServerCheck>}
      {job.failedCount > 0 && (
        <div role="alert" className="space-y-2 text-sm">
          <BulkActionFailures job={job} />
        </div>
      )}
    </div>
  );
}
