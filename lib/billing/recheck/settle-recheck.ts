import { and, eq, ne } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import { billingRechecks } from "@/db/schema";
import { type Transaction, write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";

const recheckId = z.number().int().positive();

export const recheckToAsk = z.strictObject({ recheckId });

export const recheckToSettle = z.strictObject({
  recheckId,
  reason: z.string().trim().min(10, "at least 10 characters").max(500, "at most 500 characters"),
});

export type RecheckRefusal = {
  ok: false;
  refusal: "recheck_not_found" | "recheck_is_settled" | "reason_holds_an_address";
};

/** Makes the recheck of an erased customer due now, instead of at its planned time. */
export function askRecheckAgain(
  access: SiteAccess,
  db: Database,
  input: z.infer<typeof recheckToAsk>,
  now: number,
): { ok: true } | RecheckRefusal {
  return write(db, (tx): { ok: true } | RecheckRefusal => {
    const found = findAlarm(tx, access, input.recheckId);
    if (!found.ok) return found;
    tx.update(billingRechecks).set({ dueAt: now }).where(eq(billingRechecks.id, input.recheckId)).run();
    recordAudit(tx, {
      siteId: access.siteId,
      actorId: access.userId,
      action: "billing_recheck_asked",
      ...(found.jobId !== null && { jobId: found.jobId }),
      counts: { customers: 1 },
      now,
    });
    return { ok: true };
  });
}

/**
 * Settles a recheck on the word of an owner who stopped the billing, with their reason in the audit log, and erases
 * the provider's id. There is no further recheck. The reason may not hold an email.
 */
export function settleRecheck(
  access: SiteAccess,
  db: Database,
  input: z.infer<typeof recheckToSettle>,
  now: number,
): { ok: true } | RecheckRefusal {
  return write(db, (tx): { ok: true } | RecheckRefusal => {
    const found = findAlarm(tx, access, input.recheckId);
    if (!found.ok) return found;
    if (input.reason.includes("@")) return { ok: false, refusal: "reason_holds_an_address" };
    tx.update(billingRechecks)
      .set({
        state: "clear",
        settledAt: now,
        settledBy: access.userId,
        providerCustomerId: null,
        reason: null,
      })
      .where(and(eq(billingRechecks.id, input.recheckId), ne(billingRechecks.state, "clear")))
      .run();
    recordAudit(tx, {
      siteId: access.siteId,
      actorId: access.userId,
      action: "billing_recheck_settled",
      ...(found.jobId !== null && { jobId: found.jobId }),
      counts: { customers: 1 },
      note: input.reason,
      now,
    });
    return { ok: true };
  });
}

function findAlarm(
  tx: Transaction,
  { siteId }: SiteAccess,
  id: number,
): { ok: true; jobId: number | null } | RecheckRefusal {
  const found = tx
    .select({ jobId: billingRechecks.jobId, state: billingRechecks.state })
    .from(billingRechecks)
    .where(and(eq(billingRechecks.id, id), eq(billingRechecks.siteId, siteId)))
    .get();
  if (!found) return { ok: false, refusal: "recheck_not_found" };
  if (found.state !== "needs_attention") return { ok: false, refusal: "recheck_is_settled" };
  return { ok: true, jobId: found.jobId };
}
