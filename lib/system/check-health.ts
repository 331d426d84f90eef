import type { Database } from "@/db/open-database";
import { write } from "@/db/write";
import { beat, findBeat } from "./heartbeats";
import { inWriteTurn } from "./write-turns";

export const beatEveryMs = 5_000;
/** Limits how long the worker may be silent while it is started again. */
const mostSilentMs = 60_000;
const writeEveryMs = 1_000;

export interface Health {
  status: "ready" | "failing";
  /** Is "failing" when a write failed. */
  web: "ready" | "failing";
  /** Is "starting" while it is silent for less than a minute. */
  worker: "ready" | "starting" | "failing";
  workerBeatAt: number | null;
}

/**
 * Tells whether people can read and write and whether jobs are worked on. Writes at most once a second, so that asking
 * often costs nothing. `startedAt` is when this process started.
 */
export async function checkHealth(db: Database, startedAt: number, now: number): Promise<Health> {
  const web = (await canWrite(db, now)) ? "ready" : "failing";
  const beatAt = web === "ready" ? findBeat(db, "worker") : undefined;
  const silentMs = now - Math.max(beatAt ?? 0, startedAt);
  const isBeating = beatAt !== undefined && now - beatAt < 2 * beatEveryMs;
  const worker = isBeating ? "ready" : silentMs < mostSilentMs ? "starting" : "failing";
  const isReady = web === "ready" && worker !== "failing";
  return { status: isReady ? "ready" : "failing", web, worker, workerBeatAt: beatAt ?? null };
}

async function canWrite(db: Database, now: number): Promise<boolean> {
  try {
    const before = findBeat(db, "web") ?? 0;
    const isDue = now - before >= writeEveryMs || now < before;
    if (isDue) await inWriteTurn(db, () => write(db, (tx) => beat(tx, "web", now)));
    return true;
  } catch {
    return false;
  }
}
