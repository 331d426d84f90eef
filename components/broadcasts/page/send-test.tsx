"use client";

import { useMutation } from "@tanstack/react-query";
import { refusalOf } from "@/components/data/action-problem";
import { toast } from "@/components/toasts/toast";
import { Button } from "@/components/ui/button";
import { sendTestLetterAction } from "@/lib/broadcasts/drafts/actions";
import { draftRefusalMessage } from "@/lib/broadcasts/drafts/refusal-messages";
import { testLabels, testSentMessage, testUnansweredMessage } from "./send-test-messages";

const toldForMs = 10_000;

/** Sends the broadcast to whoever is signed in, and says what the mail server answered. */
export function SendTest({ id, onBefore }: { id: number; onBefore?(): Promise<boolean> }) {
  const send = useMutation({
    mutationFn: async () => {
      if (onBefore && !(await onBefore())) return undefined;
      return sendTestLetterAction({ broadcastId: id });
    },
    onError: () => toast.error(testUnansweredMessage),
    onSuccess: (result) => {
      if (!result) return;
      const refused = refusalOf({ isError: false, data: result });
      if (refused) toast.warning(draftRefusalMessage(refused), { duration: toldForMs });
      else if (result.ok) toast.success(testSentMessage(result.to), { duration: toldForMs });
    },
  });
  return (
    <Button isBusy={send.isPending} onClick={() => !send.isPending && send.mutate()}>
      {send.isPending ? testLabels.sending : testLabels.send}
    </Button>
  );
}
