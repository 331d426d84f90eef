"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { problemOf } from "@/components/data/action-problem";
import { toast } from "@/components/toasts/toast";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { useFormats } from "@/components/ui/use-formats";
import { setSendingAction } from "@/lib/mail/sending/actions";
import { sendingRefusalMessage } from "@/lib/mail/sending/refusal-messages";
import { mostMailsPerSecond, type SendingView } from "@/lib/mail/sending/sending-view";
import { sendingQuery } from "./sending-query";
import { rateLabels, rateMessage, rateMessages } from "./sending-rate-messages";

const examples = [10_000, 1_000_000];

/** Sets how many emails a second the mail server gets, and says what that means for a big broadcast. */
export function SendingRateForm({ sending }: { sending: SendingView }) {
  const format = useFormats();
  const client = useQueryClient();
  const [typed, setTyped] = useState(String(sending.mailsPerSecond));
  const mailsPerSecond = Number(typed);
  const set = useMutation({
    mutationFn: () => setSendingAction({ mailsPerSecond }),
    onSuccess: (result) => {
      if (!result.ok) return;
      toast.success(rateMessages.saved);
      return client.invalidateQueries({ queryKey: sendingQuery.queryKey });
    },
  });
  const problem = problemOf(set, sendingRefusalMessage);
  const isRate =
    Number.isInteger(mailsPerSecond) && mailsPerSecond >= 1 && mailsPerSecond <= mostMailsPerSecond;
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!set.isPending) set.mutate();
      }}
    >
      <Field
        label={rateLabels.rate}
        inputMode="numeric"
        autoComplete="off"
        hint={rateMessages.hint}
        value={typed}
        onChange={(event) => setTyped(event.target.value.trim())}
        {...(problem && { error: problem })}
      />
      <ul aria-label={rateLabels.examples} className="space-y-0.5 text-sm text-ink-soft">
        {isRate && examples.map((count) => <li key={count}>{rateMessage(format, count, mailsPerSecond)}</li>)}
      </ul>
      <Button type="submit" isBusy={set.isPending}>
        {rateLabels.save}
      </Button>
    </form>
  );
}
