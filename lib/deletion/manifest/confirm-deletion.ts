import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { deletionJobs } from "@/db/schema";
import { type Transaction, write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { isConfirmed } from "@/lib/values/typed-phrase";
import { dropRequest } from "./discard-manifests";
import { findOnlyContact, manifestLifetimeMs } from "./find-manifest";
import { needsApproval } from "./needs-approval";
import { needsProof } from "./needs-proof";
import { confirmationPhrase } from "./typed-phrase";
import { refuseWhy, type WhyRefusal, whyLine } from "./why-line";

export const deletionConfirmation = z.strictObject({
  jobId: z.number().int().positive(),
  digest: z.string().regex(/^[0-9a-f]{64}$/, "the digest of the manifest"),
  phrase: z.string().max(500),
  /** Pays back the unused time of what is cancelled. */
  refundsUnused: z.boolean().optional(),
  /** Also deletes the customers at Stripe, with name, address and card. */
  deletesCustomers: z.boolean().optional(),
  /** Says why, on the receipt; it outlives the contacts. */
  why: whyLine.optional(),
});

export type ConfirmRefusal =
  | WhyRefusal
  | {
      ok: false;
      refusal:
        | "not_found"
        | "already_confirmed"
        | "manifest_expired"
        | "manifest_changed"
        | "confirmation_mismatch"
        | "proof_needed";
    };

/** Says that a deletion is confirmed, and whether it waits until a second person agrees. */
export type Confirmed = { ok: true; jobId: number; isWaiting?: true };

/**
 * Queues the deletion of exactly what a manifest holds, once, or has it wait for a second person where the site asks for
 * one. Checks the digest, the phrase, that the line of why names nobody, and that the proof of `freshAt` is fresh enough.
 */
export function confirmDeletion(
  access: SiteAccess,
  db: Database,
  confirmation: z.infer<typeof deletionConfirmation>,
  now: number,
  freshAt: number | null = null,
): Confirmed | ConfirmRefusal {
  return write(db, (tx): Confirmed | ConfirmRefusal => {
    const job = tx
      .select()
      .from(deletionJobs)
      .where(and(eq(deletionJobs.id, confirmation.jobId), eq(deletionJobs.siteId, access.siteId)))
      .get();
    if (!job || job.status === "measuring") return { ok: false, refusal: "not_found" };
    if (job.status !== "previewed") return { ok: false, refusal: "already_confirmed" };
    if (now >= job.createdAt + manifestLifetimeMs) return { ok: false, refusal: "manifest_expired" };
    if (job.digest !== confirmation.digest) return { ok: false, refusal: "manifest_changed" };
    const onlyEmail = job.contactCount === 1 ? (findOnlyContact(tx, job.id)?.email ?? "") : null;
    if (onlyEmail === "") return { ok: false, refusal: "manifest_changed" };
    if (!isConfirmed(confirmationPhrase(job.contactCount, onlyEmail), confirmation.phrase)) {
      return { ok: false, refusal: "confirmation_mismatch" };
    }
    if (needsProof(access, tx, job.contactCount, freshAt, now)) return { ok: false, refusal: "proof_needed" };
    const why = confirmation.why ?? "";
    const refused = refuseWhy(tx, job.id, job.contactCount, why);
    if (refused) return refused;
    const isWaiting = needsApproval(access, tx, job.contactCount);
    tx.update(deletionJobs)
      .set({
        status: isWaiting ? "awaiting_approval" : "queued",
        number: nextNumber(tx, access.siteId),
        confirmedBy: access.userId,
        confirmedAt: now,
        refundsUnused: confirmation.refundsUnused ?? false,
        deletesCustomers: confirmation.deletesCustomers ?? false,
        why: why === "" ? null : why,
      })
      .where(eq(deletionJobs.id, job.id))
      .run();
    dropRequest(tx, job.id);
    recordAudit(tx, {
      siteId: access.siteId,
      actorId: access.userId,
      action: isWaiting ? "deletion_approval_asked" : "deletion_confirmed",
      jobId: job.id,
      counts: { contacts: job.contactCount },
      now,
    });
    return { ok: true, jobId: job.id, ...(isWaiting && { isWaiting }) };
  });
}

/** Follows the last number of the site. No deletion that was confirmed is ever removed, so none is given twice. */
function nextNumber(tx: Transaction, siteId: number): number {
  const last = preparedValue<number | null>(tx, "SELECT max(number) FROM deletion_jobs WHERE site_id = ?");
  return (last.get(siteId) ?? 0) + 1;
}
