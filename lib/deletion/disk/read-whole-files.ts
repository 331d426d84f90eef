import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { write } from "@/db/write";
import { openDatabaseFiles } from "@/lib/system/pages/database-files";
import { processSingleton } from "@/lib/system/process-singleton";
import { knownIn } from "./check-files";
import type { DiskCheck, FileFinding } from "./disk-check";
import { ErasedEmails, findInFile } from "./search-files";

/** Bounds the emails that are kept until the night; the oldest deletions are let go first. */
const mostKept = 100_000;

function kept(): Map<number, ErasedEmails> {
  return processSingleton("erased emails until the files are read as a whole", () => new Map());
}

/** Keeps the emails of a deletion that ended, in memory alone, until the files are read as a whole. */
export function keepForWholeReading(jobId: number, emails: ErasedEmails): void {
  if (emails.count === 0) return;
  kept().set(jobId, emails);
  for (const [oldest] of kept()) if (countKept() > mostKept) kept().delete(oldest);
}

function countKept(): number {
  return [...kept().values()].reduce((sum, { count }) => sum + count, 0);
}

/**
 * Reads the files as a whole once, looks for the emails of all deletions that are still known, and says on their
 * receipts what was found. It also sees pages that no deletion wrote. Returns how many receipts got a line.
 */
export async function readWholeFiles(db: Database, now: () => number): Promise<number> {
  const forgotten = listAsked(db).filter((jobId) => !kept().has(jobId));
  const covered = [
    ...kept(),
    ...forgotten.map((jobId): [number, ErasedEmails] => [jobId, new ErasedEmails()]),
  ];
  if (covered.length === 0 || db.$client.memory) return 0;
  const all = new ErasedEmails(Number.POSITIVE_INFINITY);
  for (const [, emails] of covered) for (const email of emails) all.add(email);
  const read = [];
  for (const file of openDatabaseFiles(db))
    read.push({ name: file.name, ...(await findInFile(file, all, knownIn(db), () => undefined)) });
  for (const [jobId, emails] of covered) {
    const files = read.map(({ name, byteCount, found }): FileFinding => {
      return { name, byteCount, foundCount: [...found].filter((email) => emails.holds(email)).length };
    });
    noteWhole(db, jobId, { checkedAt: now(), addressCount: emails.count, files });
    kept().delete(jobId);
  }
  return covered.length;
}

/** Tells whether an owner asked for it. */
export function isWholeReadingAsked(db: Database): boolean {
  return listAsked(db).length > 0;
}

function listAsked(db: Database): number[] {
  return preparedValue<number>(
    db,
    "SELECT id FROM deletion_jobs WHERE whole_reading_asked_at IS NOT NULL ORDER BY id",
  ).all();
}

function noteWhole(db: Database, jobId: number, whole: NonNullable<DiskCheck["whole"]>): void {
  write(db, (tx) => {
    const stored = preparedValue<string | null>(tx, "SELECT disk_check FROM deletion_jobs WHERE id = ?").get(
      jobId,
    );
    if (!stored) return;
    const check = JSON.stringify({ ...(JSON.parse(stored) as DiskCheck), whole });
    prepared(tx, "UPDATE deletion_jobs SET disk_check = ?, whole_reading_asked_at = NULL WHERE id = ?").run(
      check,
      jobId,
    );
  });
}
