import type { QueryClient } from "@tanstack/react-query";
import { queryKeys } from "@/components/data/query-keys";
import { forgetTypedTexts } from "@/components/data/typed-texts";
import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import { notePace } from "./deletion-pace";
import { isActive } from "./deletion-standing";
import { sawRunning } from "./seen-deletions";

const refreshEveryMs = 2000;
const recentMs = 2 * 60_000;

interface Noticed {
  progress: string;
  at: number;
}
const lastNoticed = new WeakMap<QueryClient, Noticed>();

/**
 * Takes every fresh list. Remembers which deletions this window saw running, and has lists and totals of contacts
 * read again when deletions moved on: every two seconds while one runs, at once when none does.
 */
export function notifyOfDeletions(client: QueryClient, deletions: DeletionView[], now: number): void {
  const active = deletions.filter(isActive);
  sawRunning(active.map(({ id }) => id));
  notePace(deletions, now);
  const progress = deletions.map(({ id, status, deletedCount }) => `${id} ${status} ${deletedCount}`).join();
  const last = lastNoticed.get(client) ?? firstNotice(deletions, progress, now);
  const isDue = active.length === 0 || now - last.at >= refreshEveryMs;
  if (progress === last.progress || !isDue) {
    lastNoticed.set(client, last);
    return;
  }
  // A typed text may name those who are deleted now. A page that was just opened has been told before.
  if (lastNoticed.has(client)) forgetTypedTexts();
  lastNoticed.set(client, { progress, at: now });
  void client.invalidateQueries({ queryKey: queryKeys.contacts });
}

export function isRecent({ finishedAt }: DeletionView, now: number): boolean {
  return finishedAt !== null && now - finishedAt < recentMs;
}

/** The page may have been read just before a deletion ended, so its counts are not taken as true then. */
function firstNotice(deletions: DeletionView[], progress: string, now: number): Noticed {
  const isSettled = !deletions.some((deletion) => isActive(deletion) || isRecent(deletion, now));
  return { progress: isSettled ? progress : "", at: 0 };
}
