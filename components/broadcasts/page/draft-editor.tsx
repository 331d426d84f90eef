"use client";

import { useId } from "react";
import { MailServerCheck } from "@/components/mail/mail-server-check";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { BroadcastDetails } from "@/lib/broadcasts/broadcast-view";
import { draftMessages, startProblemMessages } from "../draft/draft-messages";
import { RefusedSave, SavedLine } from "../draft/saved-line";
import { TargetChoice } from "../draft/target-choice";
import { useDraftSaver } from "../draft/use-draft-saver";
import { bodyHint, letterLabels } from "../letter-labels";
import { BroadcastFrame } from "./broadcast-frame";
import { BroadcastMenu } from "./broadcast-menu";
import { ScheduleBroadcast } from "./schedule-broadcast";
import { scheduleLabels } from "./schedule-messages";
import { SendBroadcast } from "./send-broadcast-dialog";
import { sendLabels } from "./send-messages";
import { SendTest } from "./send-test";

/** Writes a draft beside the letter it makes. Every change is saved by itself. */
export function DraftEditor({ draft }: { draft: BroadcastDetails }) {
  const bodyId = useId();
  const { saver, state } = useDraftSaver(draft);
  const { subject, body, target } = state.text;
  const onBefore = () => saver.flush();
  const now = { ...draft, subject, body, target };
  return (
    <BroadcastFrame
      broadcast={draft}
      subject={subject}
      detail={
        <span role="status" className="text-ink-soft">
          <SavedLine state={state} />
        </span>
      }
      actions={
        <>
          <SendTest id={draft.id} onBefore={onBefore} />
          <ScheduleBroadcast broadcast={now} label={scheduleLabels.schedule} onBefore={onBefore} />
          <SendBroadcast broadcast={now} label={sendLabels.send} onBefore={onBefore} />
          <BroadcastMenu broadcast={draft} onBefore={onBefore} />
        </>
      }
      notice={
        <>
          <RefusedSave broadcastId={draft.id} saver={saver} state={state} />
          {draft.problem && (
            <Notice className="mb-6" tone="warning" title={draftMessages.notSent}>
              {startProblemMessages[draft.problem]}
            </Notice>
          )}
          <MailServerCheck>{draftMessages.noServer}</MailServerCheck>
        </>
      }
    >
      <div className="space-y-5">
        <TargetChoice draft={draft} target={target} onTarget={(next) => saver.change({ target: next })} />
        <Field
          label={letterLabels.subject}
          maxLength={200}
          autoComplete="off"
          value={subject}
          onChange={(event) => saver.change({ subject: event.target.value })}
          onBlur={onBefore}
        />
        <div className="space-y-1.5">
          <label htmlFor={bodyId} className="block text-sm font-medium">
            {letterLabels.body}
          </label>
          <textarea
            id={bodyId}
            rows={16}
            maxLength={20_000}
            aria-describedby={`${bodyId}-hint`}
            value={body}
            onChange={(event) => saver.change({ body: event.target.value })}
            onBlur={onBefore}
            className="field-sizing-content max-h-[70vh] min-h-72 w-full rounded-lg border border-border-strong bg-surface p-3 text-base sm:text-sm"
          />
          <p id={`${bodyId}-hint`} className="text-sm text-ink-soft">
            {bodyHint}
          </p>
        </div>
      </div>
    </BroadcastFrame>
  );
}
