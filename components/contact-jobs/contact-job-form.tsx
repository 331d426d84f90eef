"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Dialog as Radix } from "radix-ui";
import { useCallback, useState } from "react";
import { filterOptionsQuery } from "@/components/contacts/contact-queries";
import { readJson } from "@/components/shell/read-json";
import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { useFormats } from "@/components/ui/use-formats";
import {
  prepareContactJobAction,
  startContactJobAction,
  stopContactJobAction,
  undoContactJobAction,
} from "@/lib/contact-jobs/actions";
import type { ContactAction, ContactJobView } from "@/lib/contact-jobs/contact-action";
import { contactJobRefusalSentence } from "@/lib/contact-jobs/refusal-sentences";
import type { ContactSelection } from "@/lib/contacts/contact-selection";
import type { FilterOptions } from "@/lib/contacts/filter/filter-words";
import { contactsOf } from "@/lib/count-words";
import { ContactJobFailures } from "./contact-job-failures";
import { followContactJob, refreshContactJobs, seenContactJobs } from "./follow-contact-job";
import { outcomeSentences, progressOf, settledOf } from "./job-sentences";
import { type JobKind, jobWords } from "./job-words";
import { saveExport } from "./save-export";
import { useShowing } from "./shown-jobs";
import { SubjectChoice } from "./subject-choice";

const whileRunningMs = 300;

/** Lives as long as the dialog is open. A job that was started goes on without it. */
export function ContactJobForm({ kind, selection }: { kind: JobKind; selection: ContactSelection }) {
  const format = useFormats();
  const client = useQueryClient();
  const { data: options } = useQuery(filterOptionsQuery);
  const [chosen, setChosen] = useState<string>();
  const [isUnderstood, setUnderstood] = useState(false);
  const [startedId, setStartedId] = useState<number>();
  const [refusedExport, setRefusedExport] = useState<string>();
  const action = options && actionOf(kind, chosen, options);
  const prepared = useQuery({
    queryKey: ["contact-job-plan", selection, action],
    queryFn: async () => prepareContactJobAction({ selection, action: action as ContactAction }),
    enabled: action !== undefined && startedId === undefined,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchOnWindowFocus: false,
  });
  const running = useQuery({
    queryKey: ["contact-jobs", startedId],
    queryFn: async ({ signal }) => {
      const job = await readJson<ContactJobView>(`/api/contact-jobs/${startedId}`, signal);
      if (!hasEnded(job)) return job;
      await client.invalidateQueries({ queryKey: ["contacts"] });
      await client.invalidateQueries({ queryKey: ["contact"] });
      if (!signal.aborted) seenContactJobs.dismissOutcomes([job.id]);
      return job;
    },
    enabled: startedId !== undefined && refusedExport === undefined,
    refetchInterval: ({ state }) => (state.data && hasEnded(state.data) ? false : whileRunningMs),
  });
  const begin = useMutation({
    mutationFn: (start: { jobId: number; isUndo?: boolean }) =>
      start.isUndo
        ? undoContactJobAction({ jobId: start.jobId })
        : startContactJobAction({ jobId: start.jobId }),
    onSuccess: (result) => {
      if (result.ok) follow(result.job.id);
    },
  });
  function follow(jobId: number) {
    setStartedId(jobId);
    void followContactJob(client, jobId);
  }
  function start(jobId: number) {
    if (kind !== "export") return begin.mutate({ jobId });
    saveExport(jobId, setRefusedExport);
    follow(jobId);
  }
  const stop = useMutation({ mutationFn: (jobId: number) => stopContactJobAction({ jobId }) });
  const plan = prepared.data?.ok ? prepared.data.job : undefined;
  const askAgain = useCallback(() => void refreshContactJobs(client), [client]);
  useShowing(startedId ?? plan?.id, askAgain);
  const refused = [prepared.data, begin.data, stop.data].find((result) => result && !result.ok);
  const problem =
    prepared.isError || begin.isError || stop.isError
      ? "The server did not answer."
      : refused && !refused.ok
        ? contactJobRefusalSentence(refused)
        : refusedExport;
  const problemLine = problem && (
    <p role="alert" className="text-sm text-danger">
      {problem}
    </p>
  );

  if (startedId !== undefined) {
    const job = running.data;
    return (
      <div className="space-y-4">
        {job && job.status !== "prepared" ? <Outcome job={job} /> : !problem && <p>Starting…</p>}
        {problemLine}
        <div className="flex flex-wrap justify-end gap-3">
          {job?.status === "running" && <Button onClick={() => stop.mutate(job.id)}>Stop</Button>}
          {job?.canUndo && (
            <Button
              aria-disabled={begin.isPending}
              onClick={() => !begin.isPending && begin.mutate({ jobId: job.id, isUndo: true })}
            >
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
  const rest = plan ? plan.contactCount - plan.plannedCount : 0;
  const isForGood = kind === "cancel_subscription";
  const canStart =
    plan !== undefined && plan.plannedCount > 0 && !begin.isPending && (!isForGood || isUnderstood);
  return (
    <form
      noValidate
      className="space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (plan && canStart) start(plan.id);
      }}
    >
      <SubjectChoice kind={kind} options={options} chosen={chosen} onChosen={setChosen} />
      <p role="status" className="text-sm text-ink-soft">
        {plan
          ? rest > 0
            ? `${format.count(rest)} of ${format.count(plan.contactCount)} stay as they are: they ${jobWords[kind].rest}.`
            : (jobWords[kind].all ?? "It changes all of them.")
          : action && !problem
            ? "Counting…"
            : ""}
      </p>
      {isForGood && plan && plan.plannedCount > 0 && (
        <label className="flex min-h-8 cursor-pointer items-center gap-3 text-sm">
          <input
            type="checkbox"
            className="size-4 shrink-0 accent-accent"
            checked={isUnderstood}
            onChange={({ target }) => setUnderstood(target.checked)}
          />
          I understand that this cannot be undone
        </label>
      )}
      {problemLine}
      <div className="flex flex-wrap justify-end gap-3">
        <Radix.Close asChild>
          <Button>Cancel</Button>
        </Radix.Close>
        <Button type="submit" variant={isForGood ? "danger" : "primary"} aria-disabled={!canStart}>
          {plan
            ? plan.plannedCount > 0
              ? jobWords[kind].plan(contactsOf(format, plan.plannedCount), plan.subject)
              : "Nothing to change"
            : action
              ? "Counting…"
              : "Choose first"}
        </Button>
      </div>
    </form>
  );
}

function hasEnded({ status }: ContactJobView): boolean {
  return status === "completed" || status === "stopped";
}

function Outcome({ job }: { job: ContactJobView }) {
  const format = useFormats();
  if (job.status === "running") {
    const text = progressOf(format, job);
    return (
      <div className="space-y-2">
        <p className="text-sm">{text}. You can close this; it goes on by itself.</p>
        <ProgressBar label="Changing contacts" value={settledOf(job)} max={job.contactCount} text={text} />
      </div>
    );
  }
  return (
    <div className="space-y-3">
      <p role="status">{outcomeSentences(format, job)}</p>
      {job.failedCount > 0 && (
        <div role="alert" className="space-y-2 text-sm">
          <ContactJobFailures job={job} />
        </div>
      )}
    </div>
  );
}

/** The action, once what it needs is chosen. */
function actionOf(
  kind: JobKind,
  chosen: string | undefined,
  options: FilterOptions,
): ContactAction | undefined {
  const id = Number(chosen);
  switch (kind) {
    case "unsubscribe":
    case "request_opt_in":
    case "cancel_subscription":
    case "export":
    case "hide":
    case "unhide":
      return { do: kind };
    case "add_tag":
      return chosen?.trim() ? { do: kind, tag: chosen.trim() } : undefined;
    case "remove_tag":
      return options.tag.some((tag) => tag.id === id) ? { do: kind, tagId: id } : undefined;
    case "join_sequence":
    case "leave_sequence":
      return options.sequence.some((one) => one.id === id) ? { do: kind, sequenceId: id } : undefined;
    case "grant_offer":
    case "revoke_offer":
      return options.offer.some((one) => one.id === id) ? { do: kind, offerId: id } : undefined;
  }
}
