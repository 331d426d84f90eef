import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { searchWaitingLists } from "@/lib/imports/file/search-waiting-lists";
import type { JobContext } from "@/lib/jobs/job-context";
import { openDatabaseFiles } from "@/lib/system/pages/database-files";
import type { PageSet } from "@/lib/system/pages/page-set";
import type { DiskCheck, FileFinding } from "./disk-check";
import { type ErasedEmails, searchFile, searchPages } from "./search-files";

/** Is what this process erased for a deletion: the emails to look for, and the pages on which they can have been. */
export interface ErasedTraces {
  emails: ErasedEmails;
  /** Is undefined for a database in memory, which has no files. */
  pages: PageSet | undefined;
}

/**
 * Searches the pages that were written since the deletion began, the log, and the lists that wait to be imported, for
 * the emails that it erased. Returns null when there is nothing to search for or no file.
 */
export async function checkWrittenPages(
  { db, now }: JobContext,
  siteId: number,
  { emails, pages }: ErasedTraces,
  keepLease: () => void,
): Promise<DiskCheck | null> {
  if (emails.count === 0 || !pages) return null;
  const isKnown = knownIn(db);
  const pageSize = db.$client.pragma("page_size", { simple: true }) as number;
  const files: FileFinding[] = [];
  for (const file of openDatabaseFiles(db))
    files.push(
      file.name === "database"
        ? await searchPages(file, { pages, pageSize }, emails, isKnown, keepLease)
        : await searchFile(file, emails, isKnown, keepLease),
    );
  const isSought = (email: string) => emails.holds(email) && !isKnown(email);
  const lists = await searchWaitingLists(db, siteId, isSought, keepLease);
  return { checkedAt: now(), addressCount: emails.count, files, scope: "written", lists };
}

/**
 * Returns a function that tells whether an email is rightly there: on another site, of someone who came back, or of a
 * person who signs in.
 */
export function knownIn(db: Database): (email: string) => boolean {
  const known = preparedValue(
    db,
    `SELECT EXISTS (SELECT 1 FROM sites CROSS JOIN contacts ON site_id = sites.id AND email = @email)
         OR EXISTS (SELECT 1 FROM users WHERE email = @email)`,
  );
  return (email) => known.get({ email }) === 1;
}
