import type { Database } from "@/db/open-database";
import { findLastBackup, isOverdue } from "@/lib/backups/last-backups";
import { byteLabel } from "@/lib/values/byte-label";
import { type Finding, ok, warning } from "./finding";

const subject = "backup";
const messages = {
  never: "No backup was ever made.",
  old: (at: string) => `The last one was made at ${at}.`,
  made: (at: string, bytes: number) => `The last one was made at ${at}, ${byteLabel(bytes)}.`,
  everyDay: "Let the machine run every day: farewell backup DIR. See docs/backups.md.",
};

/** Checks that a backup was made lately. */
export function checkBackups(db: Database, now: number): Finding {
  const last = findLastBackup(db);
  if (!last) return warning(subject, messages.never, messages.everyDay);
  const at = new Date(last.madeAt).toISOString();
  return isOverdue(last, now)
    ? warning(subject, messages.old(at), messages.everyDay)
    : ok(subject, messages.made(at, last.bytes));
}
