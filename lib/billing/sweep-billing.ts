import { and, asc, eq, lte } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { billingSweeps } from "@/db/schema";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit";
import { BillingProblem, type BillingProviders, ProviderUnreachable } from "./billing-provider";

const sweepsAtOnce = 20;
const againAfterMs = 60 * 60 * 1000;

type Sweep = typeof billingSweeps.$inferSelect;

/**
 * Asks the provider of every erased customer whose time has come whether anything still bills. What does is
 * cleared at once; the provider's id is erased when it says that nothing is left, and kept in "needs attention"
 * when it will not. Returns whether there may be more to do.
 */
export async function sweepBilling(
  db: Database,
  providersOf: (siteId: number) => BillingProviders,
  now: () => number,
): Promise<boolean> {
  const due = db
    .select()
    .from(billingSweeps)
    .where(and(eq(billingSweeps.state, "due"), lte(billingSweeps.dueAt, now())))
    .orderBy(asc(billingSweeps.dueAt))
    .limit(sweepsAtOnce)
    .all();
  for (const sweep of due) record(db, sweep, await ask(sweep, providersOf(sweep.siteId), now()), now());
  return due.length === sweepsAtOnce;
}

type Answer =
  | { state: "clear" }
  | { state: "needs_attention"; reason: string }
  | { state: "due"; dueAt: number };

async function ask(sweep: Sweep, providers: BillingProviders, now: number): Promise<Answer> {
  const provider = providers[sweep.provider];
  const customer = sweep.providerCustomerId;
  if (customer === null) return { state: "clear" };
  if (!provider) return { state: "due", dueAt: now + againAfterMs };
  try {
    if ((await provider.readCustomer(customer)).length === 0) return { state: "clear" };
    await provider.clearCustomer(customer, `farewell-sweep-${sweep.id}`);
    const left = await provider.readCustomer(customer);
    if (left.length === 0) return { state: "clear" };
    return { state: "needs_attention", reason: `The payment provider still shows ${left.join(", ")}.` };
  } catch (error) {
    if (error instanceof ProviderUnreachable) return { state: "due", dueAt: now + againAfterMs };
    if (error instanceof BillingProblem) return { state: "needs_attention", reason: error.message };
    throw error;
  }
}

function record(db: Database, sweep: Sweep, answer: Answer, now: number): void {
  write(db, (tx) => {
    const settled = answer.state === "clear" ? { providerCustomerId: null, reason: null } : {};
    tx.update(billingSweeps)
      .set({ ...answer, ...settled, settledAt: answer.state === "due" ? null : now })
      .where(eq(billingSweeps.id, sweep.id))
      .run();
    if (answer.state === "due") return;
    recordAudit(tx, {
      siteId: sweep.siteId,
      actorId: null,
      action: answer.state === "clear" ? "billing_sweep_clear" : "billing_sweep_alarmed",
      jobId: sweep.jobId,
      counts: { customers: 1 },
      now,
    });
  });
}
