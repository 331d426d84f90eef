"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Dialog as Radix } from "radix-ui";
import { useState } from "react";
import { filterOptionsQuery } from "@/components/contacts/contact-queries";
import { PreparationBar } from "@/components/jobs/preparation-bar";
import { MailServerCheck } from "@/components/mail/mail-server-check";
import { Button } from "@/components/ui/button";
import { useFormats } from "@/components/ui/use-formats";
import { startBulkActionAction } from "@/lib/bulk-actions/actions";
import type { BulkAction } from "@/lib/bulk-actions/actions/bulk-action";
import type { FilterOptions } from "@/lib/contacts/filter/filter-labels";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import { contactsOf } from "@/lib/values/count-words";
import { type OfferedKind, offeredBulkActions } from "../actions/bulk-action-kinds";
import type { BulkActionSubject } from "../actions/bulk-action-labels";
import { BulkActionProblem } from "../bulk-action-problem";
import { useShowing } from "../on-screen-bulk-actions";
import { SubjectChoice } from "./subject-choice";
import { discardPlans, useBulkActionPlan } from "./use-bulk-action-plan";

interface PlanBulkActionProps {
  kind: OfferedKind;
  selection: ContactSelection;
  onStarted(jobId: number): void;
  /** Starts an export, by requesting its file. Other kinds call `onStarted`. */
  onDownload(jobId: number): void;
}

/** Shows what exactly will be done, and whom it would change, before it is started. */
export function PlanBulkAction({ kind, selection, onStarted, onDownload }: PlanBulkActionProps) {
  const format = useFormats();
  const client = useQueryClient();
  const { data: options } = useQuery(filterOptionsQuery);
  const [chosen, setChosen] = useState<string>();
  const [isUnderstood, setUnderstood] = useState(false);
  const labels = offeredBulkActions[kind];
  const action = options && actionOf(labels.subject, chosen, options);
  const { answer, isError } = useBulkActionPlan(selection, action);
  const start = useMutation({
    mutationFn: (jobId: number) => startBulkActionAction({ jobId }),
    onSuccess: (result) => {
      if (result.ok) onStarted(result.job.id);
    },
  });
  const plan = answer?.ok && answer.state === "prepared" ? answer.job : undefined;
  const progress = answer?.ok && answer.state === "counting" ? answer : undefined;
  useShowing(plan?.id);
  const hasFailed = isError || start.isError || answer?.ok === false;
  const rest = plan ? plan.contactCount - plan.plannedCount : 0;
  const isForGood = kind === "cancel_subscription";
  const canStart =
    plan !== undefined && plan.plannedCount > 0 && !start.isPending && (!isForGood || isUnderstood);

  /** Has another choice counted instead of the one before. */
  function choose(next: string | undefined) {
    if (next === chosen) return;
    discardPlans(client);
    setChosen(next);
  }

  return (
    <form
      noValidate
      className="space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!plan || !canStart) return;
        if (kind === "export") onDownload(plan.id);
        else start.mutate(plan.id);
      }}
    >
      {kind === "request_opt_in" && <MailServerCheck>The requests wait until then.</MailServerCheck>}
      <SubjectChoice subject={labels.subject} options={options} chosen={chosen} onChosen={choose} />
      <p role="status" className="text-sm text-ink-soft">
        {plan
          ? rest > 0
            ? `${format.count(rest)} of ${format.count(plan.contactCount)} stay as they are: they ${labels.rest}.`
            : (labels.all ?? "It changes all of them.")
          : action && !hasFailed
            ? "Counting…"
            : ""}
      </p>
      {progress && <PreparationBar progress={progress} />}
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
      <BulkActionProblem
        hasNoAnswer={isError || start.isError}
        refused={[answer, start.data].find((result) => result?.ok === false)}
      />
      <div className="flex flex-wrap justify-end gap-3">
        <Radix.Close asChild>
          <Button>Cancel</Button>
        </Radix.Close>
        <Button type="submit" variant={isForGood ? "danger" : "primary"} aria-disabled={!canStart}>
          {plan
            ? plan.plannedCount > 0
              ? labels.plan(contactsOf(format, plan.plannedCount), plan.subject)
              : "Nothing to change"
            : hasFailed
              ? "Not counted"
              : action
                ? "Counting…"
                : "Choose first"}
        </Button>
      </div>
    </form>
  );
}

/** Returns the action once everything it needs is chosen. */
function actionOf(
  subject: BulkActionSubject,
  chosen: string | undefined,
  options: FilterOptions,
): BulkAction | undefined {
  if (subject.from === "nothing") return subject.action;
  if (subject.from === "new_tag") return chosen?.trim() ? subject.action(chosen.trim()) : undefined;
  const id = Number(chosen);
  return options[subject.from].some((one) => one.id === id) ? subject.action(id) : undefined;
}
