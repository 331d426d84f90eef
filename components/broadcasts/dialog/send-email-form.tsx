"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Dialog as Radix } from "radix-ui";
import { useId, useState } from "react";
import { problemOf, refusalOf } from "@/components/data/action-problem";
import { queryKeys } from "@/components/data/query-keys";
import { PreparationBar } from "@/components/jobs/preparation-bar";
import { MailServerCheck } from "@/components/mail/mail-server-check";
import { setUpSendingLabel } from "@/components/mail/no-mail-server-messages";
import { sendingQuery } from "@/components/mail/sending-query";
import { toast } from "@/components/toasts/toast";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { PhraseField } from "@/components/ui/phrase-field";
import { Skeleton } from "@/components/ui/skeleton";
import { useFormats } from "@/components/ui/use-formats";
import { sendBroadcastAction } from "@/lib/broadcasts/actions";
import type { BroadcastAudience } from "@/lib/broadcasts/broadcast-view";
import { keepAsDraftAction } from "@/lib/broadcasts/drafts/actions";
import { draftRefusalMessage } from "@/lib/broadcasts/drafts/refusal-messages";
import { broadcastRefusalMessage } from "@/lib/broadcasts/refusal-messages";
import { sendingPhrase } from "@/lib/broadcasts/sending-phrase";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import { isConfirmed } from "@/lib/values/typed-phrase";
import { paceMessage, sendToLabel } from "../broadcast-messages";
import { bodyHint, letterLabels } from "../letter-labels";
import { formLabels, formMessages, sentMessage, willGetMessage, withoutMessage } from "./form-messages";
import { usePreparedBroadcast } from "./use-prepared-broadcast";
import type { WrittenEmail } from "./written-email";

interface SendEmailFormProps {
  selection: ContactSelection;
  written: WrittenEmail;
  onWritten(written: WrittenEmail): void;
  onDone(): void;
}

/** Lives as long as the dialog is open, so that every opening counts the recipients again. */
export function SendEmailForm({ selection, written, onWritten, onDone }: SendEmailFormProps) {
  const format = useFormats();
  const bodyId = useId();
  const problemId = useId();
  const [typed, setTyped] = useState({ phrase: "", text: "" });
  const [openedAt] = useState(() => Date.now());
  const { answer, isError } = usePreparedBroadcast(selection, openedAt);
  const { data: sending } = useQuery(sendingQuery);
  const isWithoutServer = sending?.hasServer === false;
  const client = useQueryClient();
  const router = useRouter();
  const draft = answer?.ok && answer.state === "prepared" ? answer.prepared : undefined;
  const progress = answer?.ok && answer.state === "counting" ? answer : undefined;
  const phrase = draft ? sendingPhrase(draft.audience.willGetCount) : null;
  // Typed text belongs to its phrase: after another count it is typed anew.
  const text = typed.phrase === phrase ? typed.text : "";
  const isReady = phrase === null || isConfirmed(phrase, text);
  const send = useMutation({
    mutationFn: (broadcastId: number) =>
      sendBroadcastAction({ broadcastId, ...written, ...(phrase !== null && { phrase: text }) }),
    onSuccess: (result) => {
      if (!result.ok) return;
      onDone();
      const message = sentMessage(format, result.audience.willGetCount, !isWithoutServer);
      if (isWithoutServer) toast.warning(message, { action: setUp(router) });
      else toast.success(message, { action: seeIt(router, result.broadcastId) });
    },
  });
  const keep = useMutation({
    mutationFn: (broadcastId: number) => keepAsDraftAction({ broadcastId, ...written }),
    onSuccess: (result) => {
      if (!result.ok) return;
      onDone();
      void client.invalidateQueries({ queryKey: queryKeys.broadcasts });
      toast.success(formMessages.kept, { action: seeIt(router, result.broadcastId) });
    },
  });
  const isBusy = send.isPending || keep.isPending;
  const unprepared = refusalOf({ data: answer, isError });
  const refused = refusalOf(send);
  const failed = isError || send.isError;
  const problem = failed
    ? formMessages.sendingUnanswered
    : problemOf(keep, draftRefusalMessage, formMessages.keepingUnanswered) ||
      (unprepared && broadcastRefusalMessage(unprepared)) ||
      (refused && broadcastRefusalMessage(refused));
  const audience =
    draft?.audience ?? (unprepared && "audience" in unprepared ? unprepared.audience : undefined);
  return (
    <form
      noValidate
      className="mt-4 space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (draft && isReady && !isBusy) send.mutate(draft.broadcastId);
      }}
    >
      <div aria-live="polite">
        <MailServerCheck className="mb-4">{formMessages.noServer}</MailServerCheck>
        {audience ? (
          <>
            <AudienceLines audience={audience} />
            {draft && sending?.hasServer && (
              <p className="mt-1.5 text-sm text-ink-soft">
                {paceMessage(format, sending, audience.willGetCount)}
              </p>
            )}
          </>
        ) : (
          !problem && (
            <>
              <p className="sr-only">{formMessages.counting}</p>
              {!progress && <Skeleton className="w-64" />}
            </>
          )
        )}
      </div>
      {progress && <PreparationBar progress={progress} />}
      <Field
        label={letterLabels.subject}
        maxLength={200}
        value={written.subject}
        onChange={(event) => onWritten({ ...written, subject: event.target.value })}
      />
      <div className="space-y-1.5">
        <label htmlFor={bodyId} className="block text-sm font-medium">
          {letterLabels.body}
        </label>
        <textarea
          id={bodyId}
          rows={8}
          maxLength={20_000}
          aria-describedby={`${bodyId}-hint`}
          value={written.body}
          onChange={(event) => onWritten({ ...written, body: event.target.value })}
          className="w-full rounded-lg border border-border-strong bg-surface p-3 text-base sm:text-sm"
        />
        <p id={`${bodyId}-hint`} className="text-sm text-ink-soft">
          {bodyHint}
        </p>
      </div>
      {phrase !== null && (
        <PhraseField
          phrase={phrase}
          value={text}
          onChange={(next) => setTyped({ phrase, text: next })}
          isInvalid={false}
          describedBy={problemId}
        />
      )}
      {problem && (
        <p id={problemId} role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
      <div className="sticky -bottom-6 -mx-6 -mb-6 border-t border-border bg-surface px-6 py-4 flex flex-wrap justify-end gap-3">
        <Radix.Close asChild>
          <Button>{formLabels.cancel}</Button>
        </Radix.Close>
        <Button
          variant={isWithoutServer ? "primary" : "secondary"}
          aria-disabled={!draft || isBusy}
          onClick={() => draft && !isBusy && keep.mutate(draft.broadcastId)}
        >
          {formLabels.keep}
        </Button>
        <Button
          type="submit"
          variant={isWithoutServer ? "secondary" : "primary"}
          aria-disabled={!draft || !isReady || isBusy}
        >
          {isWithoutServer
            ? formLabels.toOutbox
            : draft
              ? sendToLabel(format, draft.audience.willGetCount)
              : formLabels.send}
        </Button>
      </div>
    </form>
  );
}

type Router = ReturnType<typeof useRouter>;

const seeIt = (router: Router, id: number) => ({
  label: formLabels.see,
  onClick: () => router.push(`/broadcasts/${id}`),
});
const setUp = (router: Router) => ({
  label: setUpSendingLabel,
  onClick: () => router.push("/settings/sending"),
});

/** Says how many of the selected will get it, and how many will not and why. */
function AudienceLines({ audience }: { audience: BroadcastAudience }) {
  const format = useFormats();
  const { selectedCount, willGetCount, without } = audience;
  return (
    <div className="rounded-lg bg-muted px-4 py-3 text-sm">
      <p>
        <strong className="font-semibold">{willGetMessage(format, audience)}</strong>{" "}
        {willGetCount === selectedCount && formMessages.allSubscribed}
      </p>
      {without.length > 0 && (
        <ul aria-label={formLabels.without} className="mt-1.5 space-y-0.5 text-ink-soft">
          {without.map((some) => (
            <li key={some.reason}>{withoutMessage(format, some)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
