"use client";

import { useQueryClient } from "@tanstack/react-query";
import { agoLabel } from "@/components/ui/ago-label";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useFormats } from "@/components/ui/use-formats";
import { useNow } from "@/components/ui/use-now";
import { broadcastQuery } from "../broadcast-queries";
import type { DraftSaver, SaverState } from "./draft-saver";

/** Says whether the draft is saved, and when it was. */
export function SavedLine({ state }: { state: SaverState }) {
  const format = useFormats();
  const now = useNow(15_000);
  if (state.standing === "lost") return <>Not saved: no connection. Trying again…</>;
  if (state.standing === "refused") return <>Not saved</>;
  if (state.standing !== "saved") return <>Saving…</>;
  // The clock moves in steps, and the last save may be newer than its step.
  return <>Saved {now === 0 ? "" : agoLabel(state.updatedAt, Math.max(now, state.updatedAt), format.date)}</>;
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
        title="You are signed out, so this is not saved."
        action={
          <Button onClick={() => saver.rebase({ ...state.text, updatedAt: state.updatedAt }, "mine")}>
            Save again
          </Button>
        }
      >
        Sign in again in{" "}
        <a href="/sign-in" target="_blank" rel="noreferrer">
          another tab
        </a>
        , then save here. What you wrote stays on this page.
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
      title="This draft was changed in another window, so this version is not saved."
      action={
        <>
          <Button onClick={() => void goOn("mine")}>Keep this version</Button>
          <Button onClick={() => void goOn("theirs")}>Load the other</Button>
        </>
      }
    >
      Nothing is lost yet: choose which of the two goes on.
    </Notice>
  );
}
