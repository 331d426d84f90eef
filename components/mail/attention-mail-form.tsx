"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { problemOf } from "@/components/data/action-problem";
import { toast } from "@/components/toasts/toast";
import { Checkbox } from "@/components/ui/checkbox";
import { setSendingAction } from "@/lib/mail/sending/actions";
import { sendingRefusalMessage } from "@/lib/mail/sending/refusal-messages";
import type { SendingView } from "@/lib/mail/sending/sending-view";
import { attentionMailMessages } from "./attention-mail-messages";
import { sendingQuery } from "./sending-query";

/** Chooses whether the owners get an email when something needs them. It is stored at once. */
export function AttentionMailForm({ sending }: { sending: SendingView }) {
  const client = useQueryClient();
  const hintId = useId();
  /** Holds what was just chosen until it is stored: the box must not show for a moment what it was. */
  const [chosen, setChosen] = useState<boolean>();
  const set = useMutation({
    mutationFn: (attentionMail: boolean) => setSendingAction({ attentionMail }),
    onSuccess: (result) => {
      if (!result.ok) return;
      toast.success(attentionMailMessages.saved);
      return client.invalidateQueries({ queryKey: sendingQuery.queryKey });
    },
    onSettled: () => setChosen(undefined),
  });
  const problem = problemOf(set, sendingRefusalMessage);
  return (
    <div className="space-y-1">
      <p className="-ml-2.5 flex items-center gap-1 text-sm">
        <Checkbox
          label={attentionMailMessages.label}
          aria-describedby={hintId}
          checked={chosen ?? sending.attentionMail}
          onChange={(event) => {
            if (set.isPending) return;
            setChosen(event.target.checked);
            set.mutate(event.target.checked);
          }}
        />
        <span aria-hidden="true">{attentionMailMessages.label}</span>
      </p>
      <p id={hintId} className="text-sm text-ink-soft">
        {attentionMailMessages.hint}
      </p>
      {problem && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
    </div>
  );
}
