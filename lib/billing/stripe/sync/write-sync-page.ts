import { eq, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { stripeReads, stripeSyncPayments, stripeSyncs } from "@/db/schema";
import { type Transaction, write } from "@/db/write";
import { wholeUntil } from "@/lib/billing/stripe/api/answered-at";
import type { StripeApi } from "@/lib/billing/stripe/api/stripe-api";
import { isOutdated } from "@/lib/billing/stripe/mirror/find-mirrored";
import type { Reading } from "@/lib/billing/stripe/mirror/reading";
import { writeReading } from "@/lib/billing/stripe/mirror/write-reading";
import { askAboutCustomer, type ErasedCustomer } from "@/lib/billing/stripe/read/ask-about-customer";
import { readSubject } from "@/lib/billing/stripe/read/read-subject";
import { forEachAtOnce } from "@/lib/jobs/for-each-at-once";
import type { Sync } from "./claim-sync";
import { endSync } from "./end-sync";
import type { SyncPage } from "./read-sync-page";
import { countColumns, phases } from "./sync-phases";

type SyncOfAccount = Sync & { providerAccount: string };

/**
 * Limits how many erased customers are asked about at once. A page has at most a hundred customers, and each erased
 * one costs a few calls.
 */
const askedAtOnce = 8;

/**
 * Writes a page and then the progress: a kill in between costs the page again. Reads an object again first if its
 * row was written since the page was read, so that an older reading never wins. Asks what still charges erased
 * customers.
 */
export async function writeSyncPage(
  db: Database,
  api: StripeApi,
  sync: SyncOfAccount,
  page: SyncPage,
  now: number,
): Promise<"more" | "ended"> {
  for (let readings = page.readings; ; ) {
    const outdated = new Set<Reading>();
    const written = write(db, (tx) => {
      for (const reading of readings) if (isOutdated(tx, reading)) outdated.add(reading);
      return outdated.size > 0 ? undefined : writeReadings(tx, sync, readings, page, now);
    });
    if (written) {
      const read = { siteId: sync.siteId, account: sync.providerAccount };
      await forEachAtOnce(written.erasedCustomers, askedAtOnce, (one) =>
        askAboutCustomer(db, api, read, one, now),
      );
      return write(db, (tx) => record(tx, sync, page, written, now));
    }
    const again: Reading[] = [];
    for (const reading of readings) {
      const newer = outdated.has(reading) ? await readSubject(db, api, reading.subject) : reading;
      if (typeof newer !== "string") again.push(newer);
    }
    readings = again;
  }
}

interface Written {
  count: number;
  erasedCount: number;
  /** Lists the erased customers of the page. It is filled only in the phase of customers. */
  erasedCustomers: ErasedCustomer[];
}

function writeReadings(
  tx: Transaction,
  { id: syncId, siteId, providerAccount: account, phase }: SyncOfAccount,
  readings: Reading[],
  { invoicePaymentIds }: SyncPage,
  now: number,
): Written {
  const written: Written = { count: 0, erasedCount: 0, erasedCustomers: [] };
  for (const reading of readings) {
    const { outcome, erasedAt } = writeReading(tx, { siteId, account }, reading, now);
    const { payment } = reading;
    const isCounted = phase !== "payments" || (payment && !invoicePaymentIds.has(payment.providerPaymentId));
    if (outcome === "done" && isCounted) written.count += 1;
    if (outcome === "erased" || outcome === "alarm") written.erasedCount += 1;
    if (phase === "customers" && outcome === "erased" && erasedAt !== undefined)
      written.erasedCustomers.push({ customerId: reading.subject.id, erasedAt });
    for (const { providerPaymentId } of reading.invoicePayments ?? [])
      if (providerPaymentId !== null)
        tx.insert(stripeSyncPayments).values({ syncId, providerPaymentId }).onConflictDoNothing().run();
  }
  return written;
}

function record(
  tx: Transaction,
  sync: SyncOfAccount,
  page: SyncPage,
  written: Written,
  now: number,
): "more" | "ended" {
  const column = countColumns[sync.phase];
  const nextPhase = phases[phases.indexOf(sync.phase) + 1];
  const createdAt = Math.min(sync.createdAt, page.askedAt ?? sync.createdAt);
  const isOver = page.nextCursor === null && nextPhase === undefined;
  const phaseErasedCount = sync.phaseErasedCount + written.erasedCount;
  tx.update(stripeSyncs)
    .set({
      providerAccount: sync.providerAccount,
      createdAt,
      [column]: sync[column] + written.count,
      erasedCount: sync.erasedCount + written.erasedCount,
      phaseErasedCount: page.nextCursor === null ? 0 : phaseErasedCount,
      cursor: page.nextCursor,
      ...(page.nextCursor === null && nextPhase && { phase: nextPhase }),
    })
    .where(eq(stripeSyncs.id, sync.id))
    .run();
  if (!isOver) return "more";
  endSync(tx, sync.id, { status: "completed" }, now);
  noteWholeRead(tx, { ...sync, createdAt });
  return "ended";
}

/** Notes that everything before the request of the sync has been read. Uses Stripe's clock when ours is ahead. */
function noteWholeRead(tx: Transaction, { siteId, providerAccount, createdAt }: SyncOfAccount): void {
  const readUntil = wholeUntil(createdAt);
  tx.insert(stripeReads)
    .values({ siteId, providerAccount, wholeReadAt: readUntil, readUntil })
    .onConflictDoUpdate({
      target: [stripeReads.siteId, stripeReads.providerAccount],
      set: {
        wholeReadAt: sql`max(${stripeReads.wholeReadAt}, excluded.whole_read_at)`,
        readUntil: sql`max(${stripeReads.readUntil}, excluded.read_until)`,
      },
    })
    .run();
}
