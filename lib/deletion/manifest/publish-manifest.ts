import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import { jobAccess } from "@/lib/auth/job-access";
import type { BillingReading } from "@/lib/billing/provider/billing-reading";
import { namedCounts } from "@/lib/contacts/records/count-records";
import { countMentions } from "@/lib/deletion/mentions/count-mentions";
import { findMentions, mostSought } from "@/lib/deletion/mentions/find-mentions";
import { type MentionsAt, placesOf } from "@/lib/deletion/mentions/mention";
import type { JobContext } from "@/lib/jobs/job-context";
import { type LeasedJob, renewLease, whileLeased } from "@/lib/jobs/lease";
import { BillingSum } from "./billing-sum";
import { countSignIns } from "./count-sign-ins";
import type { DeletionPlan } from "./deletion-plan";
import { findWholeSite } from "./find-whole-site";
import {
  type CountingState,
  digestAfter,
  type ManifestRequest,
  type PreviewRefusal,
} from "./manifest-request";
import { noteCounting } from "./note-counting";

/**
 * Closes a manifest whose contacts are all counted, and looks where else a few of them are named. From then on the
 * dialog shows it. The digest covers the site, the ids, the counts per contact and the plan, so different manifests
 * never share one.
 */
export async function publishManifest(
  context: JobContext,
  job: LeasedJob,
  { createdBy, createdAt }: ManifestRequest,
  state: CountingState,
  reading: BillingReading,
): Promise<void> {
  const { db, now } = context;
  const sought = listFew(db, job.id, state.contactCount);
  const access = jobAccess({ siteId: job.siteId, userId: createdBy });
  if (sought) write(db, (tx) => noteCounting(tx, job, state, "searching", now()));
  const mentions =
    sought && (await whileLeased(context, job, () => findMentions(access, db, { contactIds: sought })));
  const wholeSite = findWholeSite(db, {
    jobId: job.id,
    siteId: job.siteId,
    contactCount: state.contactCount,
  });
  const signInCount = countSignIns(db, job);
  const plan: DeletionPlan = {
    contactCount: state.contactCount,
    records: namedCounts(state.records),
    billing: new BillingSum(db, { siteId: job.siteId, createdAt }, reading, state.billing).plan(),
    ...(wholeSite && { wholeSite }),
    ...(signInCount > 0 && { signInCount }),
    ...(mentions && { mentions: countMentions(mentions) }),
  };
  write(db, (tx) => {
    renewLease(tx, job, now());
    if (plan.contactCount === 0) refuseManifest(tx, job, { ok: false, refusal: "nothing_selected" });
    else if (!publish(tx, job, plan, state))
      refuseManifest(tx, job, { ok: false, refusal: "manifest_changed" });
    else closeRequest(tx, job, { status: "measured", mentions: mentions && placesIn(mentions), now: now() });
  });
}

/** Ends a count without a manifest, and keeps why for the dialog. */
export function refuseManifest(tx: Transaction, job: LeasedJob, refusal: PreviewRefusal): void {
  closeRequest(tx, job, { status: "refused", refusal: JSON.stringify(refusal) });
}

/** Lists the contacts of a manifest; undefined when they are too many to look for in the texts of others. */
function listFew(db: Database, jobId: number, contactCount: number): number[] | undefined {
  if (contactCount > mostSought) return undefined;
  return preparedValue<number>(
    db,
    "SELECT contact_id FROM deletion_items WHERE job_id = ? ORDER BY contact_id",
  ).all(jobId);
}

/** Returns false when a contact of the manifest was merged since it was frozen; see `outdateManifestsOf`. */
function publish(tx: Transaction, job: LeasedJob, plan: DeletionPlan, { digest }: CountingState): boolean {
  const text = JSON.stringify(plan);
  const { changes } = prepared(
    tx,
    `UPDATE deletion_jobs SET status = 'previewed', contact_count = @contactCount, plan = @plan, digest = @digest
     WHERE id = @id AND status = 'measuring' AND digest IS NULL`,
  ).run({ id: job.id, contactCount: plan.contactCount, plan: text, digest: digestAfter(digest, text) });
  if (changes !== 1) return false;
  for (const { kind, count } of plan.records)
    prepared(tx, "INSERT INTO deletion_counts (job_id, kind, planned, deleted) VALUES (?, ?, ?, 0)").run(
      job.id,
      kind,
      count,
    );
  return true;
}

interface Ending {
  status: "measured" | "refused";
  refusal?: string;
  mentions?: string;
  now?: number;
}

/** Empties what the count worked with, above all the selection, which may name a person. */
function closeRequest(tx: Transaction, job: LeasedJob, { status, refusal, mentions, now }: Ending): void {
  prepared(
    tx,
    `UPDATE manifest_requests SET status = @status, refusal = @refusal, mentions = @mentions, measured_at = @now,
       selection = NULL, state = NULL, lease_owner = NULL, lease_expires_at = NULL WHERE id = @id`,
  ).run({ id: job.id, status, refusal: refusal ?? null, mentions: mentions ?? null, now: now ?? null });
}

/** Returns the places of mentions as JSON without their labels, which may name somebody. */
function placesIn(mentions: MentionsAt[]): string {
  return JSON.stringify(mentions.map(placesOf));
}
