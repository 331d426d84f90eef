"use client";

import { useId } from "react";
import { MailServerCheck } from "@/components/mail/mail-server-check";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { BroadcastDetails, StartProblem } from "@/lib/broadcasts/broadcast-view";
import { RefusedSave, SavedLine } from "../draft/saved-line";
import { TargetChoice } from "../draft/target-choice";
import { useDraftSaver } from "../draft/use-draft-saver";
import { BroadcastFrame } from "./broadcast-frame";
import { BroadcastMenu } from "./broadcast-menu";
import { ScheduleBroadcast } from "./schedule-broadcast";
import { SendBroadcast } from "./send-broadcast-dialog";
import { SendTest } from "./send-test";

const problems: Record<StartProblem, string> = {
  nobody_subscribed: "Nobody it was for is subscribed, so nobody got it. Choose who gets it.",
  segment_gone: "Its segment is gone, or asks for something the site no longer has. Choose who gets it.",
  target_missing: "Nobody was chosen to get it. Choose who gets it.",
  unexpected: "Something went wrong on our side when its time came. Send it or schedule it again.",
};

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
          <ScheduleBroadcast broadcast={now} label="Schedule" onBefore={onBefore} />
          <SendBroadcast broadcast={now} label="Send" onBefore={onBefore} />
          <BroadcastMenu broadcast={draft} onBefore={onBefore} />
        </>
      }
      notice={
        <>
          <RefusedSave broadcastId={draft.id} saver={saver} state={state} />
          {draft.problem && (
            <Notice className="mb-6" tone="warning" title="It was due, and was not sent.">
              {problems[draft.problem]}
            </Notice>
          )}
          <MailServerCheck>You can write, save and preview meanwhile.</MailServerCheck>
        </>
      }
    >
      <div className="space-y-5">
        <TargetChoice draft={draft} target={target} onTarget={(next) => saver.change({ target: next })} />
        <Field
          label="Subject"
          maxLength={200}
          autoComplete="off"
          value={subject}
          onChange={(event) => saver.change({ subject: event.target.value })}
          onBlur={onBefore}
        />
        <div className="space-y-1.5">
          <label htmlFor={bodyId} className="block text-sm font-medium">
            Message
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
            Plain text. Empty lines make paragraphs, and URLs become links. A link to unsubscribe is added.
          </p>
        </div>
      </div>
    </BroadcastFrame>
  );
}
