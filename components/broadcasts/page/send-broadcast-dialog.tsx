"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { AlertDialog } from "radix-ui";
import { useId, useState } from "react";
import { problemOf } from "@/components/data/action-problem";
import { queryKeys } from "@/components/data/query-keys";
import { MailServerCheck } from "@/components/mail/mail-server-check";
import { sendingQuery } from "@/components/mail/sending-query";
import { Button } from "@/components/ui/button";
import { DialogShell } from "@/components/ui/dialog-shell";
import { PhraseField } from "@/components/ui/phrase-field";
import { useFormats } from "@/components/ui/use-formats";
import type { BroadcastDetails } from "@/lib/broadcasts/broadcast-view";
import { startBroadcastAction } from "@/lib/broadcasts/drafts/actions";
import { draftRefusalMessage } from "@/lib/broadcasts/drafts/refusal-messages";
import { sendingPhrase } from "@/lib/broadcasts/sending-phrase";
import { isConfirmed } from "@/lib/values/typed-phrase";
import { audienceLabel } from "../broadcast-labels";
import { paceMessage, sendToLabel } from "../broadcast-messages";
import { useTargetCount } from "../draft/use-target-count";
import { letterLabels } from "../letter-labels";
import { sendLabels, sendMessages, sendTitle, toMessage } from "./send-messages";

interface SendBroadcastProps {
  broadcast: BroadcastDetails;
  label: string;
  isPrimary?: boolean;
  /** Saves what is still unsaved. Returns false when that did not work. */
  onBefore?(): Promise<boolean>;
}

/**
 * Asks once more before a broadcast goes out: what, to how many, and for how long. Without a mail server it is not
 * what one would do first.
 */
export function SendBroadcast({ broadcast, label, isPrimary = true, onBefore }: SendBroadcastProps) {
  const [isOpen, setOpen] = useState(false);
  const { data: sending } = useQuery(sendingQuery);
  const canGoOut = sending?.hasServer !== false;
  async function open() {
    if (!onBefore || (await onBefore())) setOpen(true);
  }
  return (
    <>
      <Button variant={isPrimary && canGoOut ? "primary" : "secondary"} onClick={() => void open()}>
        {label}
      </Button>
      <DialogShell
        open={isOpen}
        onOpenChange={setOpen}
        isAlert
        isDescribed
        width="lg"
        title={sendTitle(broadcast.subject || letterLabels.untitled)}
        titleClass="text-lg font-semibold wrap-anywhere"
      >
        <SendNow broadcast={broadcast} onDone={() => setOpen(false)} />
      </DialogShell>
    </>
  );
}

function SendNow({ broadcast, onDone }: { broadcast: BroadcastDetails; onDone(): void }) {
  const problemId = useId();
  const format = useFormats();
  const client = useQueryClient();
  const count = useTargetCount(broadcast, broadcast.target);
  const { data: sending } = useQuery(sendingQuery);
  const [typed, setTyped] = useState("");
  const isFrozen = broadcast.target?.kind === "selected";
  const phrase = sendingPhrase(isFrozen ? (broadcast.audience?.willGetCount ?? 0) : null);
  const isReady = phrase === null || isConfirmed(phrase, typed);
  const send = useMutation({
    mutationFn: () =>
      startBroadcastAction({ broadcastId: broadcast.id, ...(phrase !== null && { phrase: typed }) }),
    onSuccess: async (result) => {
      if (!result.ok) return;
      await client.invalidateQueries({ queryKey: queryKeys.broadcasts });
      onDone();
    },
  });
  const canSend = sending?.hasServer === true && count?.total !== 0 && isReady && !send.isPending;
  const label = count?.isExact ? sendToLabel(format, count.total) : sendLabels.sendNow;
  return (
    <div className="mt-2 space-y-4">
      <AlertDialog.Description className="text-sm text-ink-soft">
        {toMessage(audienceLabel(format, broadcast))}{" "}
        {count?.total === 0 ? sendMessages.nobody : sendMessages.whoGets}
        {sending?.hasServer && count && count.total > 0 && <> {paceMessage(format, sending, count.total)}</>}
      </AlertDialog.Description>
      <MailServerCheck>{sendMessages.noServer}</MailServerCheck>
      {phrase !== null && sending?.hasServer && (
        <PhraseField
          phrase={phrase}
          value={typed}
          onChange={setTyped}
          isInvalid={false}
          describedBy={problemId}
        />
      )}
      <p id={problemId} role="alert" className="text-sm text-danger empty:hidden">
        {problemOf(send, draftRefusalMessage, sendMessages.unanswered)}
      </p>
      <div className="flex flex-wrap justify-end gap-3">
        <AlertDialog.Cancel asChild>
          <Button>{sendLabels.notYet}</Button>
        </AlertDialog.Cancel>
        <Button variant="primary" aria-disabled={!canSend} onClick={() => canSend && send.mutate()}>
          {label}
        </Button>
      </div>
    </div>
  );
}
