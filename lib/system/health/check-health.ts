import type { Database } from "@/db/open-database";
import { write } from "@/db/write";
import { type StorageFault, storageFaultOf } from "@/lib/system/faults/storage-fault";
import { beat, findBeat } from "@/lib/system/heartbeats";
import { logUnexpected } from "@/lib/system/log";
import { inWriteTurn } from "@/lib/system/write-turns";
import { findKnownFault } from "./find-known-fault";
import { type Moment, silenceSince } from "./worker-silence";

export const beatEveryMs = 5_000;
/** Limits how long the worker may be silent while it is started again. */
export const mostSilentMs = 60_000;
const writeEveryMs = 1_000;

export interface Health {
  status: "ready" | "failing";
  /** Is "failing" when a write failed. */
  web: "ready" | "failing";
  /** Is "starting" while it is silent for less than a minute. */
  worker: "ready" | "starting" | "failing";
  workerBeatAt: number | null;
  /** Names what is wrong with the machine, where that is known. */
  fault: StorageFault | null;
}

/**
 * Tells whether people can read and write and whether jobs are worked on. Writes at most once a second, so that asking
 * often costs nothing. `startedAt` is the steady moment at which this process started.
 */
export async function checkHealth(db: Database, startedAt: number, moment: Moment): Promise<Health> {
  const written = await tryWrite(db, moment);
  const fault = written.fault ?? findKnownFault(db, moment.steady) ?? null;
  const web = written.ok && fault === null ? "ready" : "failing";
  const beatAt = written.ok ? findBeat(db, "worker") : undefined;
  const silentMs = beatAt === undefined ? undefined : silenceSince(db, beatAt, moment);
  const worker = stateOf(silentMs, moment.steady - startedAt);
  const isReady = web === "ready" && worker !== "failing";
  return { status: isReady ? "ready" : "failing", web, worker, workerBeatAt: beatAt ?? null, fault };
}

function stateOf(silentMs: number | undefined, sinceStartMs: number): Health["worker"] {
  if (silentMs !== undefined && silentMs < 2 * beatEveryMs) return "ready";
  return Math.min(silentMs ?? sinceStartMs, sinceStartMs) < mostSilentMs ? "starting" : "failing";
}

const wroteAt = new WeakMap<Database["$client"], number>();

async function tryWrite(
  db: Database,
  { now, steady }: Moment,
): Promise<{ ok: boolean; fault?: StorageFault | undefined }> {
  if (steady - (wroteAt.get(db.$client) ?? Number.NEGATIVE_INFINITY) < writeEveryMs) return { ok: true };
  try {
    await inWriteTurn(db, () => write(db, (tx) => beat(tx, "web", now)));
    wroteAt.set(db.$client, steady);
    return { ok: true };
  } catch (error) {
    wroteAt.delete(db.$client);
    logUnexpected(error);
    return { ok: false, fault: storageFaultOf(error) };
  }
}
