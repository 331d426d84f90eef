import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { type Reader, write } from "@/db/write";
import type { BackupKind } from "./backup-manifest";

export interface LastBackup {
  kind: BackupKind;
  madeAt: number;
  bytes: number;
  /** Is for how many days it is kept. */
  keepDays: number;
}

/** Is how old the last backup may be before somebody should look. */
const overdueAfterMs = 2 * 86_400_000;

/** Tells whether the last backup is too long ago, or none was ever made. */
export function isOverdue(last: LastBackup | undefined, now: number): boolean {
  return last === undefined || now - last.madeAt > overdueAfterMs;
}

/** Returns the last backup of this kind; undefined when none was ever made. */
export function findLastBackup(db: Reader, kind: BackupKind = "whole"): LastBackup | undefined {
  return prepared<LastBackup>(
    db,
    "SELECT kind, made_at AS madeAt, bytes, keep_days AS keepDays FROM last_backups WHERE kind = ?",
  ).get(kind);
}

export function recordBackup(db: Database, { kind, madeAt, bytes, keepDays }: LastBackup): void {
  write(db, (tx) => {
    prepared(
      tx,
      `INSERT INTO last_backups (kind, made_at, bytes, keep_days) VALUES (@kind, @madeAt, @bytes, @keepDays)
       ON CONFLICT DO UPDATE SET made_at = excluded.made_at, bytes = excluded.bytes, keep_days = excluded.keep_days`,
    ).run({ kind, madeAt, bytes, keepDays });
  });
}
