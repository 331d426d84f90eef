"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { queryKeys } from "@/components/data/query-keys";
import type { BroadcastDetails } from "@/lib/broadcasts/broadcast-view";
import { saveDraftAction } from "@/lib/broadcasts/drafts/actions";
import { DraftSaver } from "./draft-saver";

/** Saves the draft as it is written, and asks before the page is left while something is not saved. */
export function useDraftSaver(draft: BroadcastDetails) {
  const client = useQueryClient();
  const { id, subject, body, target, updatedAt } = draft;
  const [saver] = useState(
    () =>
      new DraftSaver({ subject, body, target }, updatedAt ?? 0, {
        save: (text) => saveDraftAction({ broadcastId: id, ...text }),
        onSaved: (text, savedAt) => {
          client.setQueryData<BroadcastDetails>(
            queryKeys.broadcast(id),
            (known) => known && { ...known, ...text, updatedAt: savedAt, problem: null },
          );
          void client.invalidateQueries({ queryKey: queryKeys.broadcastList });
        },
      }),
  );
  useEffect(() => {
    const isUnsaved = () => saver.current().standing !== "saved";
    const askFirst = (event: BeforeUnloadEvent) => {
      if (isUnsaved()) event.preventDefault();
    };
    const saveWhenHidden = () => {
      if (document.visibilityState === "hidden") void saver.flush();
    };
    window.addEventListener("beforeunload", askFirst);
    document.addEventListener("visibilitychange", saveWhenHidden);
    return () => {
      window.removeEventListener("beforeunload", askFirst);
      document.removeEventListener("visibilitychange", saveWhenHidden);
      void saver.flush();
    };
  }, [saver]);
  return { saver, state: useSyncExternalStore(saver.subscribe, saver.current, saver.current) };
}
