import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import { broadcastRecipients, broadcasts, outgoingMail } from "@/db/schema";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { clearJobFailure } from "@/lib/jobs/retry-budget";
import { dropPreparation } from "@/lib/preparations/discard-preparation";
import { isEnding } from "@/lib/sites/is-ending";
import { isConfirmed } from "@/lib/values/typed-phrase";
import type { BroadcastTarget } from "./broadcast-target";
import type { BroadcastAudience } from "./broadcast-view";
import { recordBegun } from "./record-begun";
import { sendingPhrase } from "./sending-phrase";

export const broadcastMessage = z.strictObject({
  broadcastId: z.number().int().positive(),
  subject: z.string().trim().min(1, "a subject").max(200, "at most 200 characters"),
  body: z.string().trim().min(1, "some text").max(20_000, "at most 20,000 characters"),
  /** Is what was typed, where `sendingPhrase` asks for a phrase. */
  phrase: z.string().max(500).optional(),
});
export const ofBroadcast = z.strictObject({ broadcastId: z.number().int().positive() });

export const preparedLifetimeMs = 3_600_000;

const target = JSON.stringify({ kind: "selected" } satisfies BroadcastTarget);

/** Matches the condition of the index of waiting letters. */
const isWaiting = sql`broadcast_id IS NOT NULL AND state IN ('queued', 'sending')`;

export type SendRefusal = {
  ok: false;
  refusal:
    | "not_found"
    | "already_sent"
    | "dialog_expired"
    | "not_sending"
    | "confirmation_mismatch"
    | "site_ending";
};

/** Queues a message to the contacts that a dialog had frozen, once for each dialog, and returns at once. */
export function sendBroadcast(
  access: SiteAccess,
  db: Database,
  { broadcastId, subject, body, phrase: typed = "" }: z.infer<typeof broadcastMessage>,
  now: number,
): { ok: true; broadcastId: number; audience: BroadcastAudience } | SendRefusal {
  return write(db, (tx): { ok: true; broadcastId: number; audience: BroadcastAudience } | SendRefusal => {
    const found = tx
      .select()
      .from(broadcasts)
      .where(and(eq(broadcasts.id, broadcastId), eq(broadcasts.siteId, access.siteId)))
      .get();
    if (!found || found.status === "counting") return { ok: false, refusal: "not_found" };
    if (found.status !== "prepared") return { ok: false, refusal: "already_sent" };
    if (found.createdAt + preparedLifetimeMs <= now) return { ok: false, refusal: "dialog_expired" };
    if (isEnding(tx, access.siteId)) return { ok: false, refusal: "site_ending" };
    const audience = JSON.parse(found.audience ?? "null") as BroadcastAudience;
    const phrase = sendingPhrase(audience.willGetCount);
    if (phrase !== null && !isConfirmed(phrase, typed))
      return { ok: false, refusal: "confirmation_mismatch" };
    tx.update(broadcasts)
      .set({ status: "sending", subject, body, sentAt: now, target, startedBy: access.userId })
      .where(eq(broadcasts.id, broadcastId))
      .run();
    const { siteId, userId: actorId } = access;
    recordBegun(tx, { id: broadcastId, siteId, actorId, willGetCount: audience.willGetCount, now });
    return { ok: true, broadcastId, audience };
  });
}

/**
 * Stops a broadcast that still has waiting recipients. None of them gets it, whether their letter is queued, is to
 * be tried again or is not written yet. A letter that a mail server is being given at this moment cannot be stopped.
 */
export function stopBroadcast(
  access: SiteAccess,
  db: Database,
  { broadcastId }: z.infer<typeof ofBroadcast>,
  now: number,
): { ok: true } | SendRefusal {
  return write(db, (tx): { ok: true } | SendRefusal => {
    const found = tx
      .select({ status: broadcasts.status })
      .from(broadcasts)
      .where(and(eq(broadcasts.id, broadcastId), eq(broadcasts.siteId, access.siteId)))
      .get();
    if (!found) return { ok: false, refusal: "not_found" };
    if (found.status === "stopped") return { ok: true };
    const isStarting = found.status === "starting";
    if (isStarting) dropPreparation(tx, { table: "broadcasts", id: broadcastId });
    const canStop =
      isStarting || found.status === "sending" || found.status === "sent" || found.status === "failed";
    if (!canStop) return { ok: false, refusal: "not_sending" };
    clearJobFailure(tx, "broadcasts", broadcastId);
    const queued = tx
      .delete(outgoingMail)
      .where(and(eq(outgoingMail.broadcastId, broadcastId), sql`state = 'queued'`, isWaiting))
      .run().changes;
    if (found.status === "sent" && queued === 0) return { ok: false, refusal: "not_sending" };
    tx.update(broadcasts)
      .set({
        status: "stopped",
        leaseOwner: null,
        queuedCount: sql`${broadcasts.queuedCount} - ${queued}`,
      })
      .where(eq(broadcasts.id, broadcastId))
      .run();
    const left = tx
      .delete(broadcastRecipients)
      .where(eq(broadcastRecipients.broadcastId, broadcastId))
      .run().changes;
    recordAudit(tx, {
      siteId: access.siteId,
      actorId: access.userId,
      action: "broadcast_stopped",
      jobId: broadcastId,
      counts: { left: left + queued },
      now,
    });
    return { ok: true };
  });
}
