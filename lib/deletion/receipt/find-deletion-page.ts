import { and, eq, inArray, lt, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { foldForSearch } from "@/db/fold-for-search";
import type { Database } from "@/db/open-database";
import { deletionJobs } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { unapprovedStatuses } from "../approval/unapproved-statuses";
import { type DeletionState, deletionStates } from "./deletion-states";
import type { DeletionPage } from "./deletion-view";
import { deletionPageSize, listDeletions } from "./list-deletions";

export const deletionSearch = z.strictObject({
  /** Is part of the line about why, or the number of a deletion. */
  search: z.string().max(200).default(""),
  state: z.enum(deletionStates).nullable().default(null),
  /** Limits the page to deletions with a smaller number, which were confirmed before. */
  before: z.number().int().positive().nullable().default(null),
});

export type DeletionSearch = z.infer<typeof deletionSearch>;

/** Returns a page of the site's deletions that match, newest first. */
export function findDeletionPage(
  access: SiteAccess,
  db: Database,
  { search, state, before }: DeletionSearch,
): DeletionPage {
  const which = and(
    before === null ? undefined : lt(deletionJobs.number, before),
    state === null ? undefined : isIn(access, state),
    search.trim() === "" ? undefined : matches(access, search),
  );
  const found = listDeletions(access, db, which, deletionPageSize + 1);
  const deletions = found.slice(0, deletionPageSize);
  return { deletions, before: found.length > deletionPageSize ? (deletions.at(-1)?.number ?? null) : null };
}

/** Finds by an index of the lines alone, which is small where few deletions have one. */
function matches({ siteId }: SiteAccess, search: string): SQL {
  const number = /^\s*(?:no\.?|#)?\s*(\d{1,15})\s*$/i.exec(search)?.[1];
  return sql`${deletionJobs.id} IN (
    SELECT id FROM deletion_jobs INDEXED BY deletion_jobs_why WHERE site_id = ${siteId} AND why IS NOT NULL
      AND instr(fold_for_search(why), ${foldForSearch(search.trim())}) > 0
    UNION ALL SELECT id FROM deletion_jobs WHERE site_id = ${siteId} AND number = ${Number(number ?? 0)})`;
}

const hasAlarm = sql`EXISTS (SELECT 1 FROM billing_rechecks WHERE job_id = ${deletionJobs.id} AND state = 'needs_attention')`;
const isCalm = sql`${deletionJobs.needsAttentionCount} = 0 AND NOT ${hasAlarm}`;

function isIn({ siteId }: SiteAccess, state: DeletionState): SQL | undefined {
  if (state === "under_way") return inArray(deletionJobs.status, ["queued", "running", "stopping"]);
  if (state === "not_approved") return inArray(deletionJobs.status, unapprovedStatuses);
  if (state !== "needs_attention") return and(eq(deletionJobs.status, state), isCalm);
  return sql`${deletionJobs.status} IN ('completed', 'stopped', 'failed') AND ${deletionJobs.id} IN (
    SELECT id FROM deletion_jobs INDEXED BY deletion_jobs_held WHERE site_id = ${siteId} AND needs_attention_count > 0
    UNION ALL SELECT job_id FROM billing_rechecks WHERE site_id = ${siteId} AND state = 'needs_attention')`;
}
