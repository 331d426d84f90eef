import type { Database } from "@/db/open-database";
import { mostSilentMs } from "@/lib/system/health/check-health";
import { findBeat } from "@/lib/system/heartbeats";
import { type Finding, ok, warning, wrong } from "./finding";

const subject = "worker";
const messages = {
  works: "It works.",
  away: "Farewell does not run on this DATA_DIR.",
  start: "Start it: npm start.",
  starts: "It starts.",
  lookAgain: "Look again in a minute.",
  silent: (ms: number) => `It runs, and has not written for ${Math.round(ms / 1000)} seconds.`,
  restart: "Look into its log, and start Farewell again.",
};

/** Checks that a worker holds the folder and writes. */
export function checkWorker(db: Database, isRunning: boolean, now: number): Finding {
  if (!isRunning) return warning(subject, messages.away, messages.start);
  const beatAt = findBeat(db, "worker");
  if (beatAt === undefined) return warning(subject, messages.starts, messages.lookAgain);
  const silentMs = now - beatAt;
  return silentMs > mostSilentMs
    ? wrong(subject, messages.silent(silentMs), messages.restart)
    : ok(subject, messages.works);
}
