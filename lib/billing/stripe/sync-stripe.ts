import { eq, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { stripeReads, stripeSyncPayments, stripeSyncs } from "@/db/schema";
import { type Transaction, write } from "@/db/write";
import { logUnexpected } from "@/lib/log-unexpected";
import { BillingProblem, ProviderUnreachable } from "../billing-provider";
import { isOutdated } from "./find-mirrored";
import { readSubject } from "./read-subject";
import { readSyncPage, type SyncPage } from "./read-sync-page";
import type { Reading } from "./reading";
import type { StripeApi } from "./stripe-api";
import { writeReading } from "./write-reading";

const leaseMs = 60_000;
const restMs = 5_000;
const phases = ["customers", "subscriptions", "invoices", "payments"] as const;
const countColumns = {
  customers: "customerCount",
  subscriptions: "subscriptionCount",
  invoices: "invoiceCount",
  payments: "paymentCount",
} as const;

export type Sync = typeof stripeSyncs.$inferSelect;

/** Takes the oldest open sync that no living process works on. */
export function claimSync(db: Database, owner: string, now: number): Sync | undefined {
  return db
    .update(stripeSyncs)
    .set({ status: "running", leaseOwner: owner, leaseExpiresAt: now + leaseMs })
    .where(
      eq(
        stripeSyncs.id,
        sql`(SELECT id FROM stripe_syncs WHERE status IN ('queued', 'running')
             AND (lease_owner IS NULL OR lease_owner = ${owner} OR lease_expires_at <= ${now}) ORDER BY id LIMIT 1)`,
      ),
    )
    .returning()
    .get();
}

/**
 * Reads one page of the account and writes it together with how far the sync is, so that a kill costs a page at
 * most. Reading a page twice changes nothing. When Stripe does not answer, the sync stays where it is; when it
 * refuses, the sync ends. A cursor that was deleted begins its phase again, another account the whole sync.
 */
export async function syncPage(
  db: Database,
  api: StripeApi | undefined,
  sync: Sync,
  now: number,
): Promise<"more" | "ended" | "unreachable"> {
  if (!api) return fail(db, sync, "No payment account is connected.", now);
  try {
    const account = await api.account();
    const isFirstPage = sync.phase === "customers" && sync.cursor === null;
    if (sync.providerAccount !== account && !isFirstPage) return beginAgain(db, sync);
    const page = await readSyncPage(db, api, sync, account);
    if (page === "cursor_gone") return beginPhaseAgain(db, sync);
    return await writePage(db, api, { ...sync, providerAccount: account }, page, now);
  } catch (error) {
    if (error instanceof ProviderUnreachable) return rest(db, sync, now);
    if (error instanceof BillingProblem) return fail(db, sync, error.message, now);
    const reference = logUnexpected(error);
    return fail(db, sync, `Something went wrong on our side. Reference: ${reference}`, now);
  }
}

/** Leaves a sync alone for a while whose Stripe is silent, so that the syncs of other sites get their turn. */
function rest(db: Database, sync: Sync, now: number): "unreachable" {
  write(db, (tx) => {
    tx.update(stripeSyncs)
      .set({ leaseOwner: "resting", leaseExpiresAt: now + restMs })
      .where(eq(stripeSyncs.id, sync.id))
      .run();
  });
  return "unreachable";
}

type SyncOfAccount = Sync & { providerAccount: string };

/** What was written here since the page was read is read again first: the older reading never wins. */
async function writePage(
  db: Database,
  api: StripeApi,
  sync: SyncOfAccount,
  page: SyncPage,
  now: number,
): Promise<"more" | "ended"> {
  for (let readings = page.readings; ; ) {
    const outdated = new Set<Reading>();
    const outcome = write(db, (tx) => {
      for (const reading of readings) if (isOutdated(db, reading)) outdated.add(reading);
      if (outdated.size > 0) return undefined;
      return record(tx, sync, page, writeReadings(db, tx, sync, readings, page, now), now);
    });
    if (outcome) return outcome;
    const again: Reading[] = [];
    for (const reading of readings) {
      const newer = outdated.has(reading) ? await readSubject(db, api, reading.subject) : reading;
      if (typeof newer !== "string") again.push(newer);
    }
    readings = again;
  }
}

interface Counts {
  written: number;
  erased: number;
}

function writeReadings(
  db: Database,
  tx: Transaction,
  { id: syncId, siteId, providerAccount: account, phase }: SyncOfAccount,
  readings: Reading[],
  { invoicePaymentIds }: SyncPage,
  now: number,
): Counts {
  const counts = { written: 0, erased: 0 };
  for (const reading of readings) {
    const { outcome } = writeReading(db, tx, { siteId, account }, reading, now);
    const { payment } = reading;
    const isCounted = phase !== "payments" || (payment && !invoicePaymentIds.has(payment.providerPaymentId));
    if (outcome === "done" && isCounted) counts.written += 1;
    if (outcome === "erased" || outcome === "alarm") counts.erased += 1;
    for (const { providerPaymentId } of reading.invoicePayments ?? [])
      if (providerPaymentId !== null)
        tx.insert(stripeSyncPayments).values({ syncId, providerPaymentId }).onConflictDoNothing().run();
  }
  return counts;
}

function record(
  tx: Transaction,
  sync: SyncOfAccount,
  page: SyncPage,
  counts: Counts,
  now: number,
): "more" | "ended" {
  const column = countColumns[sync.phase];
  const nextPhase = phases[phases.indexOf(sync.phase) + 1];
  const isOver = page.nextCursor === null && nextPhase === undefined;
  const phaseErasedCount = sync.phaseErasedCount + counts.erased;
  tx.update(stripeSyncs)
    .set({
      providerAccount: sync.providerAccount,
      [column]: sync[column] + counts.written,
      erasedCount: sync.erasedCount + counts.erased,
      phaseErasedCount: page.nextCursor === null ? 0 : phaseErasedCount,
      cursor: page.nextCursor,
      ...(page.nextCursor === null && nextPhase && { phase: nextPhase }),
    })
    .where(eq(stripeSyncs.id, sync.id))
    .run();
  if (!isOver) return "more";
  end(tx, sync.id, { status: "completed" }, now);
  noteWholeRead(tx, sync);
  return "ended";
}

/** Everything that happened before the sync was asked for has been read. */
function noteWholeRead(tx: Transaction, { siteId, providerAccount, createdAt }: SyncOfAccount): void {
  tx.insert(stripeReads)
    .values({ siteId, providerAccount, wholeReadAt: createdAt, readUntil: createdAt })
    .onConflictDoUpdate({
      target: [stripeReads.siteId, stripeReads.providerAccount],
      set: {
        wholeReadAt: sql`max(${stripeReads.wholeReadAt}, excluded.whole_read_at)`,
        readUntil: sql`max(${stripeReads.readUntil}, excluded.read_until)`,
      },
    })
    .run();
}

function beginPhaseAgain(db: Database, sync: Sync): "more" {
  write(db, (tx) => {
    tx.update(stripeSyncs)
      .set({
        cursor: null,
        [countColumns[sync.phase]]: 0,
        erasedCount: sync.erasedCount - sync.phaseErasedCount,
        phaseErasedCount: 0,
      })
      .where(eq(stripeSyncs.id, sync.id))
      .run();
  });
  return "more";
}

/** What was read so far is of another account. */
function beginAgain(db: Database, sync: Sync): "more" {
  write(db, (tx) => {
    tx.delete(stripeSyncPayments).where(eq(stripeSyncPayments.syncId, sync.id)).run();
    tx.update(stripeSyncs)
      .set({
        phase: "customers",
        cursor: null,
        providerAccount: null,
        customerCount: 0,
        subscriptionCount: 0,
        invoiceCount: 0,
        paymentCount: 0,
        erasedCount: 0,
        phaseErasedCount: 0,
      })
      .where(eq(stripeSyncs.id, sync.id))
      .run();
  });
  return "more";
}

function fail(db: Database, sync: Sync, problem: string, now: number): "ended" {
  write(db, (tx) => end(tx, sync.id, { status: "failed", problem }, now));
  return "ended";
}

function end(
  tx: Transaction,
  syncId: number,
  how: { status: "completed" } | { status: "failed"; problem: string },
  now: number,
): void {
  tx.delete(stripeSyncPayments).where(eq(stripeSyncPayments.syncId, syncId)).run();
  tx.update(stripeSyncs)
    .set({ ...how, cursor: null, finishedAt: now, leaseOwner: null, leaseExpiresAt: null })
    .where(eq(stripeSyncs.id, syncId))
    .run();
}
