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
import { mostMailsPerSecond, type SendingView, sendingTimeMs } from "@/lib/mail/sending/sending-view";
import { durationLabel } from "@/lib/values/duration-label";
import { sendingQuery } from "./sending-query";

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
      toast.success("Saved.");
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
        label="Emails a second"
        inputMode="numeric"
        autoComplete="off"
        hint={`From 1 to ${mostMailsPerSecond}. Ask your mail provider how many it bears.`}
        value={typed}
        onChange={(event) => setTyped(event.target.value.trim())}
        {...(problem && { error: problem })}
      />
      <ul aria-label="How long a broadcast takes" className="space-y-0.5 text-sm text-ink-soft">
        {isRate &&
          examples.map((count) => (
            <li key={count}>
              {format.count(count)} emails take {durationLabel(format, sendingTimeMs(count, mailsPerSecond))}.
            </li>
          ))}
      </ul>
      <Button type="submit" isBusy={set.isPending}>
        Save the rate
      </Button>
    </form>
  );
}
