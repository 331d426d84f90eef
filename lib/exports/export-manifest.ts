import { and, eq, ne, type SQL } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { deletionJobs } from "@/db/schema";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { countIn } from "@/lib/contacts/list/count-contacts";
import { type ContactDetails, iterateContacts } from "@/lib/contacts/list/iterate-contacts";
import { idBatches, idsAtOnce } from "@/lib/contacts/selection/selection-batches";

/**
 * Returns a copy of the contacts that a manifest would delete, or those still there once the deletion runs. Is
 * undefined when the manifest is not the site's. Records the copy and its count before the first contact leaves.
 */
export async function exportManifest(
  access: SiteAccess,
  db: Database,
  jobId: number,
  now: number,
): Promise<Iterable<ContactDetails> | undefined> {
  const job = db
    .select({ id: deletionJobs.id })
    .from(deletionJobs)
    .where(
      and(
        eq(deletionJobs.id, jobId),
        eq(deletionJobs.siteId, access.siteId),
        ne(deletionJobs.status, "measuring"),
      ),
    )
    .get();
  if (!job) return undefined;
  const counts = { contacts: await countIn(db, manifestPieces(access, db, jobId)) };
  const { siteId, userId: actorId } = access;
  write(db, (tx) => recordAudit(tx, { siteId, actorId, action: "manifest_copied", jobId, counts, now }));
  return iterateContacts(db, manifestPieces(access, db, jobId));
}

/** Yields the contacts of a manifest in batches of ids, because a manifest can hold a million. */
function* manifestPieces(access: SiteAccess, db: Database, jobId: number): Generator<SQL> {
  const next = preparedValue<number>(
    db,
    "SELECT contact_id FROM deletion_items WHERE job_id = ? AND contact_id > ? ORDER BY contact_id LIMIT ?",
  );
  for (let after = 0; ; ) {
    const ids = next.all(jobId, after, idsAtOnce);
    yield* idBatches(access, ids);
    const last = ids.at(-1);
    if (last === undefined) return;
    after = last;
  }
}
