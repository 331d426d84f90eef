import { and, asc, eq, ne, notInArray, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { billingRefunds, deletionJobs } from "@/db/schema";
import { write } from "@/db/write";
import { confirmRefund, noteRefunded, refundMark } from "./confirmed/confirm-refund";
import { BillingProblem, type BillingProviders, RefundImpossible } from "./provider/billing-provider";
import { isOfAnotherAccount } from "./provider/is-of-another-account";
import { anotherAccount } from "./provider/unknown-messages";

type Refund = typeof billingRefunds.$inferSelect;

/** Lists the states of a refund that need no more tries: paid, dropped on an owner's word, or never possible. */
export const settledRefunds = ["confirmed", "vouched", "impossible"] as const;

/**
 * Pays each unsettled refund of a contact once: if it was requested before, the provider is first asked whether it
 * exists. A refund that can never be made is recorded so and holds nobody. Returns why some are not paid.
 */
export async function payRefunds(
  db: Database,
  providers: BillingProviders,
  jobId: number,
  contactId: number,
  now: () => number,
): Promise<string[]> {
  const open = db
    .select()
    .from(billingRefunds)
    .where(
      and(
        eq(billingRefunds.jobId, jobId),
        eq(billingRefunds.contactId, contactId),
        notInArray(billingRefunds.state, [...settledRefunds]),
      ),
    )
    .orderBy(asc(billingRefunds.id))
    .all();
  const reasons: string[] = [];
  for (const refund of open) {
    const reason = await payOne(db, providers, refund, now);
    if (reason) reasons.push(reason);
  }
  return reasons;
}

async function payOne(
  db: Database,
  providers: BillingProviders,
  refund: Refund,
  now: () => number,
): Promise<string | undefined> {
  const paymentId = refund.providerPaymentId;
  if (paymentId === null) throw new Error(`refund ${refund.id} is open but names no payment`);
  const mark = refundMark(refund.id, paymentId);
  // An event may have confirmed the refund meanwhile. It is then counted and must not change.
  const isOpen = and(eq(billingRefunds.id, refund.id), ne(billingRefunds.state, "confirmed"));
  const record = (values: Partial<Refund>) =>
    write(db, (tx) => {
      tx.update(billingRefunds).set(values).where(isOpen).run();
    });
  const hold = (reason: string) => {
    record({ state: "needs_attention", reason });
    return `The refund is not paid. ${reason}`;
  };
  const provider = providers[refund.provider];
  if (!provider) return hold(providers.whyNoStripe ?? "No payment account is connected.");
  try {
    const account = await provider.account();
    if (isOfAnotherAccount(refund, account)) return hold(anotherAccount(refund.providerAccount, account));
    const isAsked = refund.state !== "intended";
    if (!isAsked || !(await provider.hasRefunded({ paymentId, mark }))) {
      const key = `${mark}-${recordRequest(db, refund)}`;
      await provider.refundPayment({ paymentId, amount: refund.amount, mark, key });
    }
    if (!(await provider.hasRefunded({ paymentId, mark })))
      return hold("The payment provider does not show it.");
  } catch (error) {
    if (error instanceof RefundImpossible) {
      record({ state: "impossible", reason: error.message });
      return;
    }
    if (error instanceof BillingProblem) return hold(error.message);
    throw error;
  }
  write(db, (tx) => {
    const job = tx
      .select({ siteId: deletionJobs.siteId })
      .from(deletionJobs)
      .where(eq(deletionJobs.id, refund.jobId))
      .get();
    // An event about this refund may have confirmed it first.
    const made = job && confirmRefund(tx, { ...job, mark, amount: refund.amount, at: now() });
    if (made) noteRefunded(tx, made, paymentId);
  });
}

/** Returns the number of the try, which is part of its idempotency key. */
function recordRequest(db: Database, refund: Refund): number {
  return write(db, (tx) => {
    const { attemptCount } = tx
      .update(billingRefunds)
      .set({ state: "requested", attemptCount: sql`${billingRefunds.attemptCount} + 1` })
      .where(eq(billingRefunds.id, refund.id))
      .returning({ attemptCount: billingRefunds.attemptCount })
      .get();
    return attemptCount;
  });
}
