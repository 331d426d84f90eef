import { and, asc, eq, notInArray } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { billingRefunds } from "@/db/schema";
import { write } from "@/db/write";
import { BillingProblem, type BillingProvider, type BillingProviders } from "./billing-provider";

type Refund = typeof billingRefunds.$inferSelect;

/**
 * Pays every stored refund of a contact that is not confirmed, each once: before a refund that was requested
 * earlier is requested again, the provider is asked whether it exists. Returns why some are not paid.
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
        notInArray(billingRefunds.state, ["confirmed", "vouched"]),
      ),
    )
    .orderBy(asc(billingRefunds.id))
    .all();
  const reasons: string[] = [];
  for (const refund of open) {
    const reason = await payOne(db, providers[refund.provider], refund, now);
    if (reason) reasons.push(reason);
  }
  return reasons;
}

async function payOne(
  db: Database,
  provider: BillingProvider | undefined,
  refund: Refund,
  now: () => number,
): Promise<string | undefined> {
  const paymentId = refund.providerPaymentId;
  if (paymentId === null) throw new Error(`refund ${refund.id} is open but names no payment`);
  const key = `farewell-refund-${refund.id}-${paymentId}`;
  const record = (values: Partial<Refund>) =>
    write(db, (tx) => {
      tx.update(billingRefunds).set(values).where(eq(billingRefunds.id, refund.id)).run();
    });
  const hold = (reason: string) => {
    record({ state: "needs_attention", reason });
    return `The refund is not paid. ${reason}`;
  };
  if (!provider) return hold("No payment account is connected.");
  try {
    const isAsked = refund.state !== "intended";
    if (!isAsked) record({ state: "requested" });
    if (!isAsked || !(await provider.hasRefunded({ paymentId, key })))
      await provider.refundPayment({ paymentId, amount: refund.amount, key });
    if (!(await provider.hasRefunded({ paymentId, key })))
      return hold("The payment provider does not show it.");
  } catch (error) {
    if (error instanceof BillingProblem) return hold(error.message);
    throw error;
  }
  record({ state: "confirmed", confirmedAt: now(), reason: null });
}
