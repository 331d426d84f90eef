import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import { deletionJobs } from "@/db/schema";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import { stillMay } from "@/lib/auth/people/member-role";
import type { SiteAccess } from "@/lib/auth/site-access";
import { findOnlyContact } from "@/lib/deletion/manifest/find-manifest";
import { needsProof } from "@/lib/deletion/manifest/needs-proof";
import { confirmationPhrase } from "@/lib/deletion/manifest/typed-phrase";
import { isConfirmed } from "@/lib/values/typed-phrase";
import { isOverdue } from "./approval-time";
import { endAs } from "./end-approval";
import { mayAskerStill } from "./lapse-approvals";

export const deletionApproval = z.strictObject({
  jobId: z.number().int().positive(),
  digest: z.string().regex(/^[0-9a-f]{64}$/, "the digest of the manifest"),
  phrase: z.string().max(500),
});

export type ApproveRefusal = {
  ok: false;
  refusal:
    | "not_allowed"
    | "not_found"
    | "not_waiting"
    | "own_request"
    | "approval_expired"
    | "asker_gone"
    | "manifest_changed"
    | "confirmation_mismatch"
    | "proof_needed";
};

/**
 * Lets a deletion go on that waits for a second person: exactly the manifest that was confirmed, by its digest. Refuses
 * the person who confirmed it, and a proof that is too old for so many. Ends it when they may not delete any more.
 */
export function approveDeletion(
  access: SiteAccess,
  db: Database,
  { jobId, digest, phrase }: z.infer<typeof deletionApproval>,
  now: number,
  freshAt: number | null,
): { ok: true } | ApproveRefusal {
  return write(db, (tx): { ok: true } | ApproveRefusal => {
    const { siteId, userId } = access;
    if (!stillMay(tx, access, "contacts.delete")) return { ok: false, refusal: "not_allowed" };
    const job = tx
      .select()
      .from(deletionJobs)
      .where(and(eq(deletionJobs.id, jobId), eq(deletionJobs.siteId, siteId)))
      .get();
    if (!job || job.number === null) return { ok: false, refusal: "not_found" };
    if (job.status !== "awaiting_approval") return { ok: false, refusal: "not_waiting" };
    if (job.confirmedBy === userId) return { ok: false, refusal: "own_request" };
    if (!mayAskerStill(tx, job)) {
      endAs(tx, { id: jobId, siteId, status: "lapsed", actorId: null }, now);
      return { ok: false, refusal: "asker_gone" };
    }
    if (isOverdue(job.confirmedAt, now)) return { ok: false, refusal: "approval_expired" };
    if (job.digest !== digest) return { ok: false, refusal: "manifest_changed" };
    const onlyEmail = job.contactCount === 1 ? (findOnlyContact(tx, jobId)?.email ?? "") : null;
    if (!isConfirmed(confirmationPhrase(job.contactCount, onlyEmail), phrase))
      return { ok: false, refusal: "confirmation_mismatch" };
    if (needsProof(access, tx, job.contactCount, freshAt, now)) return { ok: false, refusal: "proof_needed" };
    tx.update(deletionJobs)
      .set({ status: "queued", approvedBy: userId, approvedAt: now })
      .where(eq(deletionJobs.id, jobId))
      .run();
    const counts = { contacts: job.contactCount };
    recordAudit(tx, { siteId, actorId: userId, action: "deletion_approved", jobId, counts, now });
    return { ok: true };
  });
}
