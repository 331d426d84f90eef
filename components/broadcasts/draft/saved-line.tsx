"use client";

import { useQueryClient } from "@tanstack/react-query";
import { agoLabel } from "@/components/ui/ago-label";
import { Button } from "@/components/ui/button";
import { Filled } from "@/components/ui/filled";
import { Notice } from "@/components/ui/notice";
import { useFormats } from "@/components/ui/use-formats";
import { useNow } from "@/components/ui/use-now";
import { broadcastQuery } from "../broadcast-queries";
import type { DraftSaver, SaverState } from "./draft-saver";
import { refusedLabels, refusedMessages, savedAgoMessage, savedMessages } from "./saved-messages";

/** Says whether the draft is saved, and when it was. */
export function SavedLine({ state }: { state: SaverState }) {
  const format = useFormats();
  const now = useNow(15_000);
  if (state.standing === "lost") return savedMessages.lost;
  if (state.standing === "refused") return savedMessages.refused;
  if (state.standing !== "saved") return savedMessages.saving;
  // The clock moves in steps, and the last save may be newer than its step.
  if (now === 0) return savedMessages.saved;
  return savedAgoMessage(agoLabel(state.updatedAt, Math.max(now, state.updatedAt), format.date));
}

interface RefusedSaveProps {
  broadcastId: number;
  saver: DraftSaver;
  state: SaverState;
}

/** Says why a draft is not saved any more, keeps what was typed, and offers the ways on. */
export function RefusedSave({ broadcastId, saver, state }: RefusedSaveProps) {
  const client = useQueryClient();
  if (state.standing !== "refused") return null;
  if (state.refusal?.refusal === "not_signed_in")
    return (
      <Notice
        className="mb-6"
        tone="warning"
        title={refusedMessages.signedOutTitle}
        action={
          <Button onClick={() => saver.rebase({ ...state.text, updatedAt: state.updatedAt }, "mine")}>
            {refusedLabels.again}
          </Button>
        }
      >
        <Filled
          message={refusedMessages.signedOut}
          with={{
            link: (
              <a href="/sign-in" target="_blank" rel="noreferrer">
                {refusedLabels.link}
              </a>
            ),
          }}
        />
      </Notice>
    );
  const goOn = async (keep: "theirs" | "mine") => {
    const server = await client.fetchQuery({ ...broadcastQuery(broadcastId), staleTime: 0 });
    const { subject, body, target, updatedAt } = server;
    saver.rebase({ subject, body, target, updatedAt: updatedAt ?? 0 }, keep);
  };
  return (
    <Notice
      className="mb-6"
      tone="warning"
      title={refusedMessages.changedTitle}
      action={
        <>
          <Button onClick={() => void goOn("mine")}>{refusedLabels.mine}</Button>
          <Button onClick={() => void goOn("theirs")}>{refusedLabels.theirs}</Button>
        </>
      }
    >
      {refusedMessages.changed}
    </Notice>
  );
}
