import { eq, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { stripeReads, stripeSyncPayments, stripeSyncs } from "@/db/schema";
import { type Transaction, write } from "@/db/write";
import type { Sync } from "./claim-sync";
import { endSync } from "./end-sync";
import { isOutdated } from "./find-mirrored";
import { readSubject } from "./read-subject";
import type { SyncPage } from "./read-sync-page";
import type { Reading } from "./reading";
import type { StripeApi } from "./stripe-api";
import { countColumns, phases } from "./sync-phases";
import { writeReading } from "./write-reading";

type SyncOfAccount = Sync & { providerAccount: string };

/** What was written here since the page was read is read again first: the older reading never wins. */
export async function writeSyncPage(
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
  endSync(tx, sync.id, { status: "completed" }, now);
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
