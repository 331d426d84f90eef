"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Dialog as Radix } from "radix-ui";
import { useId, useState } from "react";
import { filterOptionsQuery } from "@/components/contacts/contact-queries";
import { PreparationBar } from "@/components/jobs/preparation-bar";
import { MailServerCheck } from "@/components/mail/mail-server-check";
import { toast } from "@/components/toasts/toast";
import { Button } from "@/components/ui/button";
import { PhraseField } from "@/components/ui/phrase-field";
import { useFormats } from "@/components/ui/use-formats";
import { startBulkActionAction } from "@/lib/bulk-actions/actions";
import type { BulkAction } from "@/lib/bulk-actions/actions/bulk-action";
import { phraseOf } from "@/lib/bulk-actions/actions/phrase-of";
import type { FilterOptions } from "@/lib/contacts/filter/filter-labels";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import { contactsOf } from "@/lib/values/count-words";
import { isConfirmed } from "@/lib/values/typed-phrase";
import { type OfferedKind, offeredBulkActions } from "../actions/bulk-action-kinds";
import type { BulkActionSubject } from "../actions/bulk-action-labels";
import { BulkActionProblem } from "../bulk-action-problem";
import { followBulkAction } from "../follow-bulk-action";
import { planMessage } from "../plan-messages";
import { dialogLabels, dialogMessages } from "./dialog-messages";
import { saveExport } from "./save-export";
import { SubjectChoice } from "./subject-choice";
import { discardPlans, useBulkActionPlan } from "./use-bulk-action-plan";

interface BulkActionFormProps {
  kind: OfferedKind;
  selection: ContactSelection;
  onStarted(): void;
}

/** Counts whom the action would change as soon as it is chosen, and starts it. Lives as long as the dialog is open. */
export function BulkActionForm({ kind, selection, onStarted }: BulkActionFormProps) {
  const format = useFormats();
  const client = useQueryClient();
  const { data: options } = useQuery(filterOptionsQuery);
  const [chosen, setChosen] = useState<string>();
  const problemId = useId();
  const [typed, setTyped] = useState({ phrase: "", text: "" });
  const labels = offeredBulkActions[kind];
  const action = options && actionOf(labels.subject, chosen, options);
  const { answer, isError } = useBulkActionPlan(selection, action);
  const plan = answer?.ok && answer.state === "prepared" ? answer.job : undefined;
  const phrase = plan ? phraseOf(kind, plan.plannedCount) : null;
  // Typed text belongs to its phrase: after another count it is typed anew.
  const text = typed.phrase === phrase ? typed.text : "";
  const start = useMutation({
    mutationFn: (jobId: number) => startBulkActionAction({ jobId, ...(phrase !== null && { phrase: text }) }),
    onSuccess: (result) => {
      if (!result.ok) return;
      void followBulkAction(client, result.job.id);
      onStarted();
    },
  });
  const progress = answer?.ok && answer.state === "counting" ? answer : undefined;
  const hasFailed = isError || start.isError || answer?.ok === false;
  const isForGood = kind === "cancel_subscription";
  const canStart =
    plan !== undefined &&
    plan.plannedCount > 0 &&
    !start.isPending &&
    (phrase === null || isConfirmed(phrase, text));

  /** Has another choice counted instead of the one before. */
  function choose(next: string | undefined) {
    if (next === chosen) return;
    discardPlans(client);
    setChosen(next);
  }

  /** Starts an export by requesting its file. */
  function download(jobId: number) {
    saveExport(jobId, (message) => toast.error(message));
    void followBulkAction(client, jobId);
    onStarted();
  }

  return (
    <form
      noValidate
      className="space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!plan || !canStart) return;
        if (kind === "export") download(plan.id);
        else start.mutate(plan.id);
      }}
    >
      {kind === "request_opt_in" && (
        <MailServerCheck className="mb-0">{dialogMessages.requestsWait}</MailServerCheck>
      )}
      <SubjectChoice subject={labels.subject} options={options} chosen={chosen} onChosen={choose} />
      <p role="status" className="min-h-5 text-sm text-ink-soft">
        {plan ? planMessage(format, labels, plan) : action && !hasFailed ? dialogMessages.counting : ""}
      </p>
      {progress && <PreparationBar progress={progress} />}
      {phrase !== null && (
        <PhraseField
          phrase={phrase}
          value={text}
          onChange={(next) => setTyped({ phrase, text: next })}
          isInvalid={false}
          describedBy={problemId}
        />
      )}
      <div id={problemId} className="empty:hidden">
        <BulkActionProblem
          hasNoAnswer={isError || start.isError}
          refused={[answer, start.data].find((result) => result?.ok === false)}
        />
      </div>
      <div className="flex flex-wrap justify-end gap-3">
        <Radix.Close asChild>
          <Button>{labels.dismiss ?? dialogLabels.cancel}</Button>
        </Radix.Close>
        <Button type="submit" variant={isForGood ? "danger" : "primary"} aria-disabled={!canStart}>
          {plan && plan.plannedCount > 0 && labels.startCounted
            ? labels.startCounted(contactsOf(format, plan.plannedCount))
            : labels.start}
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
