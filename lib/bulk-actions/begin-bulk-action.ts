import { eq } from "drizzle-orm";
import { z } from "zod";
import { bulkActions } from "@/db/schema";
import type { Transaction } from "@/db/write";
import { type NotAllowed, refuseKind } from "@/lib/auth/bulk-action-permissions";
import type { SiteAccess } from "@/lib/auth/site-access";
import { isConfirmed } from "@/lib/values/typed-phrase";
import { phraseOf } from "./actions/phrase-of";
import { auditBulkAction } from "./audit-bulk-action";
import { actionOf, findJobRow, isOld } from "./find-bulk-actions";

/** Names the bulk action that a request is about. */
export const ofBulkAction = z.strictObject({ jobId: z.number().int().positive() });

/** Names a bulk action to start, with what was typed where `phraseOf` asks for a phrase. */
export const startOfBulkAction = ofBulkAction.extend({ phrase: z.string().max(500).optional() });

export type BeginRefusal =
  | NotAllowed
  | { ok: false; refusal: "not_found" | "already_started" | "confirmation_mismatch" };
export type JobRefusal = BeginRefusal | { ok: false; refusal: "not_running" | "cannot_undo" };

interface Beginning {
  jobId: number;
  /**
   * Says whether the caller starts an export or an action that changes contacts. Neither caller finds the other's
   * jobs.
   */
  isExport: boolean;
  /** Is what was typed to confirm it. */
  typed?: string | undefined;
  /** Names who works on it from the start; nobody yet when it is left out. */
  lease?: { leaseOwner: string; leaseExpiresAt: number };
  now: number;
}

/** Starts a prepared job, once, and records who started it. Returns the refusal when it cannot start. */
export function beginBulkAction(
  tx: Transaction,
  access: SiteAccess,
  { jobId, isExport, typed = "", lease, now }: Beginning,
): BeginRefusal | undefined {
  const job = findJobRow(tx, access, jobId);
  const isThisDoor = job && (actionOf(job).do === "export") === isExport;
  if (!isThisDoor || job.status === "counting" || isOld(job, now)) return { ok: false, refusal: "not_found" };
  const notAllowed = refuseKind(access, actionOf(job).do);
  if (notAllowed) return notAllowed;
  if (job.status !== "prepared") return { ok: false, refusal: "already_started" };
  const phrase = phraseOf(actionOf(job).do, job.plannedCount);
  if (phrase !== null && !isConfirmed(phrase, typed)) return { ok: false, refusal: "confirmation_mismatch" };
  tx.update(bulkActions)
    .set({ status: "running", startedBy: access.userId, ...lease })
    .where(eq(bulkActions.id, jobId))
    .run();
  const counts = { contacts: job.plannedCount };
  auditBulkAction(tx, job, { phase: "started", actorId: access.userId, counts, now });
  return undefined;
}
