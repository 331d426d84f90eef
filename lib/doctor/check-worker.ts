import type { Database } from "@/db/open-database";
import { findBeat } from "@/lib/system/heartbeats";
import { type Finding, ok, warning, wrong } from "./finding";

const subject = "worker";
const mostSilentMs = 60_000;
const messages = {
  works: "It works.",
  away: "Farewell does not run on this DATA_DIR.",
  start: "Start it: npm start.",
  silent: (ms: number) => `It runs, and has not written for ${Math.round(ms / 1000)} seconds.`,
  restart: "Look into its log, and start Farewell again.",
};

/** Checks that a worker holds the folder and writes. */
export function checkWorker(db: Database, isRunning: boolean, now: number): Finding {
  if (!isRunning) return warning(subject, messages.away, messages.start);
  const silentMs = now - (findBeat(db, "worker") ?? 0);
  return silentMs > mostSilentMs
    ? wrong(subject, messages.silent(silentMs), messages.restart)
    : ok(subject, messages.works);
}
