import { and, eq, lt } from "drizzle-orm";
import { webhookEvents } from "@/db/schema";
import type { Reader, Transaction } from "@/db/write";

const keptMs = 30 * 86_400_000;

/** Tells whether an event of Stripe was taken in before. */
export function isEventKnown(db: Reader, siteId: number, eventId: string): boolean {
  const known = db
    .select({ eventId: webhookEvents.eventId })
    .from(webhookEvents)
    .where(and(eq(webhookEvents.siteId, siteId), eq(webhookEvents.eventId, eventId)))
    .get();
  return known !== undefined;
}

/** Notes events as taken in. */
export function noteEvents(tx: Transaction, siteId: number, eventIds: string[], now: number): void {
  for (const eventId of eventIds)
    tx.insert(webhookEvents).values({ siteId, eventId, receivedAt: now }).onConflictDoNothing().run();
}

/** Drops the notes of events that Stripe no longer lists. */
export function dropOldEvents(tx: Transaction, now: number): void {
  tx.delete(webhookEvents)
    .where(lt(webhookEvents.receivedAt, now - keptMs))
    .run();
}
