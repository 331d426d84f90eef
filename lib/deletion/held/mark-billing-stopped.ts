import { and, eq, ne, notInArray, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import {
  billingCancellations,
  billingRefunds,
  contacts,
  deletionItems,
  deletionJobs,
  subscriptions,
} from "@/db/schema";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { settledRefunds } from "@/lib/billing/pay-refunds";

export const stoppedBilling = z.strictObject({
  jobId: z.number().int().positive(),
  contactId: z.number().int().positive(),
  reason: z.string().trim().min(10, "at least 10 characters").max(500, "at most 500 characters"),
});

export type MarkBillingStoppedRefusal = {
  ok: false;
  refusal: "not_found" | "not_held" | "names_the_contact";
};

/**
 * Takes an owner's word that a held contact's billing stopped, and queues the contact for deletion again. Drops an
 * unpaid refund unless the provider shows it later. Refuses a `reason` that names the contact, because the audit log
 * outlives them. Days later a recheck asks the provider.
 */
export function markBillingStopped(
  access: SiteAccess,
  db: Database,
  { jobId, contactId, reason }: z.infer<typeof stoppedBilling>,
  now: number,
): { ok: true } | MarkBillingStoppedRefusal {
  return write(db, (tx): { ok: true } | MarkBillingStoppedRefusal => {
    const held = tx
      .select({ state: deletionItems.state, email: contacts.email, name: contacts.name })
      .from(deletionItems)
      .innerJoin(deletionJobs, eq(deletionJobs.id, deletionItems.jobId))
      .innerJoin(contacts, eq(contacts.id, deletionItems.contactId))
      .where(
        and(
          eq(deletionJobs.siteId, access.siteId),
          eq(deletionItems.jobId, jobId),
          eq(deletionItems.contactId, contactId),
        ),
      )
      .get();
    if (!held) return { ok: false, refusal: "not_found" };
    if (held.state !== "needs_attention") return { ok: false, refusal: "not_held" };
    if (namesContact(reason, held)) return { ok: false, refusal: "names_the_contact" };

    const ofContact = and(
      eq(billingCancellations.jobId, jobId),
      eq(billingCancellations.contactId, contactId),
    );
    tx.update(billingCancellations)
      .set({ state: "confirmed", confirmedAt: now, vouchedBy: access.userId, reason: null })
      .where(and(ofContact, ne(billingCancellations.state, "confirmed")))
      .run();
    tx.update(billingRefunds)
      .set({ state: "vouched", reason: null })
      .where(
        and(
          eq(billingRefunds.jobId, jobId),
          eq(billingRefunds.contactId, contactId),
          notInArray(billingRefunds.state, [...settledRefunds]),
        ),
      )
      .run();
    tx.update(subscriptions)
      .set({ status: "canceled", canceledAt: now, nextChargeAt: null })
      .where(and(eq(subscriptions.contactId, contactId), ne(subscriptions.status, "canceled")))
      .run();
    tx.update(deletionItems)
      .set({ state: "pending", reason: null })
      .where(and(eq(deletionItems.jobId, jobId), eq(deletionItems.contactId, contactId)))
      .run();
    tx.update(deletionJobs)
      .set({
        needsAttentionCount: sql`${deletionJobs.needsAttentionCount} - 1`,
        status: sql`CASE WHEN ${deletionJobs.status} IN ('completed', 'stopped') THEN 'queued' ELSE ${deletionJobs.status} END`,
        finishedAt: null,
      })
      .where(eq(deletionJobs.id, jobId))
      .run();
    recordAudit(tx, {
      siteId: access.siteId,
      actorId: access.userId,
      action: "billing_vouched",
      jobId,
      counts: { contacts: 1 },
      note: reason,
      now,
    });
    return { ok: true };
  });
}

function namesContact(reason: string, { email, name }: { email: string; name: string }): boolean {
  const said = reason.toLocaleLowerCase();
  const parts = [email, name, ...name.split(/\s+/)].map((part) => part.toLocaleLowerCase());
  return said.includes("@") || parts.some((part) => part.length >= 3 && said.includes(part));
}
