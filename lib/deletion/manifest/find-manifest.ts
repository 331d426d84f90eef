import { eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { contacts, deletionItems, type manifestRequests } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import type { ActionRefusal } from "@/lib/auth/site-action";
import { labelMentions } from "@/lib/deletion/mentions/label-mentions";
import type { MentionPlaces } from "@/lib/deletion/mentions/mention";
import { findJobFailure } from "@/lib/jobs/retry-budget";
import type {
  DeletionManifest,
  DeletionPlan,
  ManifestContacts,
  ManifestProgress,
  MeasuredManifest,
} from "./deletion-plan";
import { firstShown, listManifestContacts } from "./list-manifest-contacts";
import type { PreviewRefusal } from "./manifest-request";
import { needsApproval } from "./needs-approval";
import { needsProof } from "./needs-proof";
import { confirmationPhrase } from "./typed-phrase";

export const manifestLifetimeMs = 60 * 60 * 1000;

/** Is what the dialog reads while a manifest is counted and once it is: its progress, itself, or why there is none. */
export type ManifestReading =
  | ManifestProgress
  | MeasuredManifest
  | PreviewRefusal
  | { ok: false; refusal: "not_found" }
  | Extract<ActionRefusal, { refusal: "unexpected" }>;

interface Row
  extends Pick<
    typeof manifestRequests.$inferSelect,
    "status" | "step" | "total" | "counted" | "countingSince" | "measuredAt" | "refusal" | "mentions"
  > {
  createdAt: number;
  plan: string | null;
  digest: string | null;
}

/**
 * Finds a manifest of this site that is being counted or waits for its confirmation. One that was discarded or
 * confirmed is not found. `freshAt` is when the person last proved in this session that it is them.
 */
export function findManifest(
  access: SiteAccess,
  db: Database,
  jobId: number,
  now: number,
  freshAt: number | null = null,
): ManifestReading {
  const row = prepared<Row>(
    db,
    `SELECT request.status, step, total, counted, counting_since AS countingSince, measured_at AS measuredAt,
       refusal, mentions, job.created_at AS createdAt, job.plan, job.digest
     FROM manifest_requests AS request CROSS JOIN deletion_jobs AS job ON job.id = request.id
     WHERE request.id = ? AND request.site_id = ?`,
  ).get(jobId, access.siteId);
  if (!row) return { ok: false, refusal: "not_found" };
  const { status, plan, digest } = row;
  if (status === "measuring") return progressOf(jobId, row, now);
  if (status === "failed") {
    const reference = findJobFailure(db, "manifest_requests", jobId)?.reference ?? "";
    return { ok: false, refusal: "unexpected", reference };
  }
  if (row.refusal !== null) return JSON.parse(row.refusal);
  if (plan === null || digest === null) return { ok: false, refusal: "manifest_changed" };
  const read = readManifest(access, db, { jobId, digest, plan: JSON.parse(plan) }, row);
  const { contactCount } = read.plan;
  const manifest = {
    ...read,
    needsProof: needsProof(access, db, contactCount, freshAt, now),
    needsApproval: needsApproval(access, db, contactCount),
  };
  return { ok: true, state: "measured", jobId, manifest, ageMs: now - (row.measuredAt ?? now) };
}

function progressOf(
  jobId: number,
  { step, counted, total, countingSince }: Row,
  now: number,
): ManifestProgress {
  const canSay = countingSince !== null && total !== null && counted > 0;
  const leftMs = canSay ? ((now - countingSince) / counted) * Math.max(0, total - counted) : null;
  return { ok: true, state: "measuring", jobId, step, counted, total, leftMs };
}

function readManifest(
  access: SiteAccess,
  db: Database,
  counted: { jobId: number; digest: string; plan: DeletionPlan },
  { mentions, createdAt }: Row,
): Omit<DeletionManifest, "needsProof" | "needsApproval"> {
  const { contactCount } = counted.plan;
  const onlyContact = contactCount === 1 ? findOnlyContact(db, counted.jobId) : null;
  const places: MentionPlaces[] | null = mentions === null ? null : JSON.parse(mentions);
  return {
    ...counted,
    onlyContact,
    first: listManifestContacts(access, db, counted.jobId, { after: 0 }, firstShown) ?? nobody,
    mentions: places && labelMentions(access, db, places),
    phrase: confirmationPhrase(contactCount, onlyContact?.email ?? null),
    expiresAt: createdAt + manifestLifetimeMs,
  };
}

const nobody: ManifestContacts = { contacts: [], next: null };

/** Returns the only contact of a manifest of one, as it is now; null when it is gone. */
export function findOnlyContact(db: Database, jobId: number): { name: string; email: string } | null {
  const found = db
    .select({ name: contacts.name, email: contacts.email })
    .from(deletionItems)
    .innerJoin(contacts, eq(contacts.id, deletionItems.contactId))
    .where(eq(deletionItems.jobId, jobId))
    .get();
  return found ?? null;
}
