import { and, asc, eq, isNotNull, lte, ne, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { billingRechecks } from "@/db/schema";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import { BillingCircuit } from "@/lib/billing/provider/billing-circuit";
import {
  BillingProblem,
  type BillingProviders,
  ProviderUnreachable,
} from "@/lib/billing/provider/billing-provider";
import { isOfAnotherAccount } from "@/lib/billing/provider/is-of-another-account";
import { anotherAccount, unknownCustomer } from "@/lib/billing/provider/unknown-messages";
import { storageFaultOf } from "@/lib/system/faults/storage-fault";
import { logUnexpected } from "@/lib/system/log";

const askedAtOnce = 20;
const afterSilenceMs = 60 * 60 * 1000;
/**
 * Sets the daily recheck of a customer under "Needs attention", because a key may be mended or the customer cleared
 * by hand.
 */
const afterAlarmMs = 24 * 60 * 60 * 1000;

/**
 * Limits silence to four days after the erasure, one day after the first recheck. A customer still unread then needs
 * a person's attention if the provider answers other questions.
 */
const silentTooLongMs = 4 * 24 * 60 * 60 * 1000;

type Recheck = typeof billingRechecks.$inferSelect;

/**
 * Rechecks every erased customer that is due: stops what still bills from before the erasure and erases the
 * provider's id once nothing is left; else it needs attention. A silent provider rests an hour. Returns whether more
 * may be due.
 */
export async function recheckBilling(
  db: Database,
  providersOf: (siteId: number) => BillingProviders,
  now: () => number,
): Promise<boolean> {
  const due = db
    .select()
    .from(billingRechecks)
    .where(
      and(
        ne(billingRechecks.state, "clear"),
        isNotNull(billingRechecks.providerCustomerId),
        lte(billingRechecks.dueAt, now()),
      ),
    )
    .orderBy(asc(billingRechecks.dueAt))
    .limit(askedAtOnce)
    .all();
  const circuits = new Map<number, BillingCircuit>();
  for (const recheck of due) {
    const circuit = circuits.get(recheck.siteId) ?? new BillingCircuit();
    circuits.set(recheck.siteId, circuit);
    const answer = circuit.isOpen ? silence : await askSafely(db, recheck, providersOf, now());
    if (answer.state === "due") circuit.failed();
    else circuit.answered();
    record(db, recheck, answer, now());
  }
  return due.length === askedAtOnce;
}

type Answer =
  | { state: "clear"; stopped: string[] }
  | { state: "needs_attention"; reason: string }
  | { state: "due" };

const silence: Answer = { state: "due" };
const silentAboutOne =
  "Stripe answers, but not for this customer. Whether anything still bills is not known.";

/**
 * Catches a failure on our side and has it rechecked a day later, so that it does not block the others. Passes on
 * faults of the machine, which all share.
 */
async function askSafely(
  db: Database,
  recheck: Recheck,
  providersOf: (siteId: number) => BillingProviders,
  now: number,
): Promise<Answer> {
  try {
    return await ask(db, recheck, providersOf(recheck.siteId), now);
  } catch (error) {
    if (storageFaultOf(error)) throw error;
    const reference = logUnexpected(error);
    return {
      state: "needs_attention",
      reason: `Something went wrong on our side; whether anything still bills is not known. Reference: ${reference}`,
    };
  }
}

async function ask(
  db: Database,
  recheck: Recheck,
  providers: BillingProviders,
  now: number,
): Promise<Answer> {
  const { id, providerCustomerId: customer, erasedAt: madeBefore } = recheck;
  const provider = providers[recheck.provider];
  if (customer === null) return { state: "clear", stopped: [] };
  if (!provider)
    return {
      state: "needs_attention",
      reason: providers.whyNoStripe ?? "No payment account is connected.",
    };
  try {
    const account = await provider.account();
    if (isOfAnotherAccount(recheck, account))
      return { state: "needs_attention", reason: anotherAccount(recheck.providerAccount, account) };
    const before = await provider.readCustomer(customer, { madeBefore });
    if (before.state === "missing") return { state: "needs_attention", reason: unknownCustomer(account) };
    if (before.state === "deleted" || before.charges.length === 0) return { state: "clear", stopped: [] };
    await provider.clearCustomer(customer, `farewell-recheck-${id}-${countTry(db, recheck)}`, { madeBefore });
    const after = await provider.readCustomer(customer, { madeBefore });
    if (after.state === "deleted" || (after.state === "there" && after.charges.length === 0))
      return { state: "clear", stopped: before.charges };
    const reason =
      after.state === "missing"
        ? unknownCustomer(account)
        : `The payment provider still shows ${after.charges.join(", ")}.`;
    return { state: "needs_attention", reason };
  } catch (error) {
    if (error instanceof ProviderUnreachable) {
      const isTooLong = recheck.state === "due" && now - recheck.erasedAt >= silentTooLongMs;
      if (!isTooLong || !(await provider.isAnswering())) return silence;
      return { state: "needs_attention", reason: silentAboutOne };
    }
    if (error instanceof BillingProblem) return { state: "needs_attention", reason: error.message };
    throw error;
  }
}

/** Returns the number of the try, which is part of its idempotency keys. */
function countTry(db: Database, recheck: Recheck): number {
  return write(db, (tx) => {
    const { attemptCount } = tx
      .update(billingRechecks)
      .set({ attemptCount: sql`${billingRechecks.attemptCount} + 1` })
      .where(eq(billingRechecks.id, recheck.id))
      .returning({ attemptCount: billingRechecks.attemptCount })
      .get();
    return attemptCount;
  });
}

function record(db: Database, recheck: Recheck, answer: Answer, now: number): void {
  write(db, (tx) => {
    const ofThis = and(eq(billingRechecks.id, recheck.id), ne(billingRechecks.state, "clear"));
    if (answer.state === "due") {
      tx.update(billingRechecks)
        .set({ dueAt: now + afterSilenceMs })
        .where(ofThis)
        .run();
      return;
    }
    const values =
      answer.state === "clear"
        ? { state: "clear" as const, providerCustomerId: null, reason: null, settledAt: now }
        : { state: "needs_attention" as const, reason: answer.reason, dueAt: now + afterAlarmMs };
    const { changes } = tx.update(billingRechecks).set(values).where(ofThis).run();
    const isNews = recheck.state !== "needs_attention" || answer.state === "clear";
    if (changes === 0 || !isNews) return;
    recordAudit(tx, {
      siteId: recheck.siteId,
      actorId: null,
      action: actionOf(answer),
      ...(recheck.jobId !== null && { jobId: recheck.jobId }),
      counts: { customers: 1 },
      now,
    });
  });
}

function actionOf(answer: Exclude<Answer, { state: "due" }>) {
  if (answer.state === "needs_attention") return "billing_recheck_alarmed" as const;
  return answer.stopped.length > 0
    ? ("billing_recheck_stopped" as const)
    : ("billing_recheck_clear" as const);
}
