import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { type DeletionStatus, deletionJobs, manifestRequests } from "@/db/schema";
import { type Transaction, write } from "@/db/write";
import { jobAccess } from "@/lib/auth/job-access";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import { encryptSelection } from "@/lib/contacts/selection/stored-selection";
import { isUnapprovedStatus } from "@/lib/deletion/approval/unapproved-statuses";
import { confirmDeletion } from "@/lib/deletion/manifest/confirm-deletion";
import { findOnlyContact } from "@/lib/deletion/manifest/find-manifest";
import { selectionDigestOf } from "@/lib/deletion/manifest/manifest-request";
import { confirmationPhrase } from "@/lib/deletion/manifest/typed-phrase";
import { findEnding } from "./find-ending";
import { callOff } from "./keep-site";
import { beginRemoving } from "./remove-site";

/** Means all contacts of a site, also those who are hidden. */
const everyone: ContactSelection = {
  kind: "matching",
  filter: { where: { match: "all", rules: [{ field: "hidden", is: "either" }] } },
  except: [],
};

interface EndingSite {
  siteId: number;
  endingBy: string | null;
  jobId: number | null;
  status: DeletionStatus | null;
  digest: string | null;
  contactCount: number;
  isRequested: number;
}

/**
 * Moves each site that is to be deleted one step on: has its contacts counted, confirms exactly that in the name of who
 * asked, and counts again whom a deletion left. Returns false when nothing moved, as while a deletion runs.
 */
export function advanceEndings(db: Database, now: number): boolean {
  const sites = prepared<EndingSite>(
    db,
    `SELECT sites.id AS siteId, ending_by AS endingBy, job.id AS jobId, job.status, job.digest,
       coalesce(job.contact_count, 0) AS contactCount,
       EXISTS (SELECT 1 FROM manifest_requests AS request
         WHERE request.id = job.id AND request.status IN ('measuring', 'measured')) AS isRequested
     FROM sites LEFT JOIN deletion_jobs AS job ON job.id = ending_job_id
     WHERE ending_at IS NOT NULL AND removing_at IS NULL`,
  ).all();
  return sites.map((site) => advance(db, site, now)).includes(true);
}

function advance(db: Database, site: EndingSite, now: number): boolean {
  const { siteId, endingBy, jobId, status } = site;
  if (status === "stopped" || isUnapprovedStatus(status)) {
    write(db, (tx) => callOff(tx, siteId, null, now));
    return true;
  }
  if (jobId !== null && status === "previewed" && site.isRequested === 1)
    return confirm(db, site, jobId, now);
  const isCounting = status === "measuring" && site.isRequested === 1;
  if (isCounting) return false;
  const phase = findEnding({ siteId }, db)?.phase;
  if (phase === "counting") return askForManifest(db, site, now);
  // A ledger knows that the site was deleted, so nobody is left to take the last receipt.
  if (phase === "emptied" && endingBy === null) {
    write(db, (tx) => beginRemoving(tx, siteId, now));
    return true;
  }
  return false;
}

function askForManifest(db: Database, { siteId, endingBy }: EndingSite, now: number): boolean {
  const access = jobAccess({ siteId, userId: endingBy ?? "" });
  write(db, (tx) => {
    const { id } = tx
      .insert(deletionJobs)
      .values({ siteId, status: "measuring", createdBy: access.userId, createdAt: now })
      .returning({ id: deletionJobs.id })
      .get();
    tx.insert(manifestRequests)
      .values({
        id,
        siteId,
        status: "measuring",
        selection: encryptSelection(everyone),
        selectionDigest: selectionDigestOf(access, everyone),
      })
      .run();
    setJob(tx, siteId, id);
  });
  return true;
}

/** Confirms the whole manifest; one that is too old or outdated is counted anew. */
function confirm(
  db: Database,
  { siteId, endingBy, digest, contactCount }: EndingSite,
  jobId: number,
  now: number,
): boolean {
  const access = jobAccess({ siteId, userId: endingBy ?? "" });
  const onlyEmail = contactCount === 1 ? (findOnlyContact(db, jobId)?.email ?? null) : null;
  const phrase = confirmationPhrase(contactCount, onlyEmail);
  const confirmed = confirmDeletion(access, db, { jobId, digest: digest ?? "", phrase }, now, now);
  if (!confirmed.ok) write(db, (tx) => setJob(tx, siteId, null));
  return true;
}

function setJob(tx: Transaction, siteId: number, jobId: number | null): void {
  prepared(tx, "UPDATE sites SET ending_job_id = ? WHERE id = ?").run(jobId, siteId);
}
