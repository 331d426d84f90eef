import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { deletionJobs, manifestRequests } from "@/db/schema";
import { type Transaction, write } from "@/db/write";
import type { SiteAccess } from "@/lib/auth/site-access";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import { refuseSelection } from "@/lib/contacts/selection/refuse-selection";
import { encryptSelection } from "@/lib/contacts/selection/stored-selection";
import { shortJob } from "@/lib/jobs/lease";
import { type PreviewRefusal, selectionDigestOf } from "./manifest-request";

/** Bounds the age of a manifest that a dialog may take up again. */
const takenUpMs = 5 * 60_000;

/**
 * Stores that the selection is to be counted for a deletion, and returns the id of its manifest at once. Asked again
 * for the same selection by the same person, it returns the one that is being counted, or a long one that just was.
 * Refuses a selection that names what the site does not have; what costs more to find out, the count refuses later.
 */
export async function requestManifest(
  access: SiteAccess,
  db: Database,
  selection: ContactSelection,
  now: number,
): Promise<{ ok: true; jobId: number } | PreviewRefusal> {
  const refused = await refuseSelection(access, db, selection);
  if (refused) return refused;
  const selectionDigest = selectionDigestOf(access, selection);
  return write(db, (tx) => {
    const known = findRecent(tx, access, selectionDigest, now);
    if (known !== undefined) return { ok: true, jobId: known };
    const { siteId, userId: createdBy } = access;
    const { id } = tx
      .insert(deletionJobs)
      .values({ siteId, status: "measuring", createdBy, createdAt: now })
      .returning({ id: deletionJobs.id })
      .get();
    tx.insert(manifestRequests)
      .values({ id, siteId, status: "measuring", selection: encryptSelection(selection), selectionDigest })
      .run();
    return { ok: true, jobId: id };
  });
}

/**
 * Finds the manifest of a dialog whose tab was closed: one that is being counted, or a long one that nobody
 * discarded since. Of a short one nothing is saved by it, so it is counted anew and never a moment old.
 */
function findRecent(
  tx: Transaction,
  { siteId }: SiteAccess,
  selectionDigest: string,
  now: number,
): number | undefined {
  return preparedValue<number>(
    tx,
    `SELECT request.id FROM manifest_requests AS request CROSS JOIN deletion_jobs AS job ON job.id = request.id
     WHERE request.site_id = @siteId AND request.selection_digest = @selectionDigest AND job.created_at > @since
       AND (request.status = 'measuring' AND job.digest IS NULL
         OR request.status = 'measured' AND job.digest IS NOT NULL AND job.contact_count > ${shortJob})
     ORDER BY request.id DESC LIMIT 1`,
  ).get({ siteId, selectionDigest, since: now - takenUpMs });
}
