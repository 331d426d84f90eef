import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { write } from "@/db/write";
import { BillingProblem, ProviderUnreachable } from "@/lib/billing/provider/billing-provider";
import type { BillingReading } from "@/lib/billing/provider/billing-reading";
import { findReadUntil, wasAnyRead } from "@/lib/billing/stripe/account/find-reads";
import { findStripe, whyNoStripe } from "@/lib/billing/stripe/account/stripe-account";
import { answeredAt, wholeUntil } from "@/lib/billing/stripe/api/answered-at";
import type { StripeApi } from "@/lib/billing/stripe/api/stripe-api";
import type { Subject } from "@/lib/billing/stripe/mirror/reading";
import { forEachAtOnce } from "@/lib/jobs/for-each-at-once";
import { logUnexpected } from "@/lib/system/log";
import { unexpectedMessage } from "@/lib/values/unexpected-message";
import { dropOldEvents, isEventKnown, noteEvents } from "./known-events";
import { subjectOfEvent } from "./subject-of-event";
import { takeInSubject } from "./take-in-subject";
import { waitForSync } from "./wait-for-sync";

/** Limits how far back events are used. Stripe lists events of thirty days, and the reading itself may take a day. */
const eventsReachMs = 29 * 86_400_000;
/** Reads events again for this long, because clocks differ and an event may be listed a little late. */
const overlapMs = 10 * 60_000;
/** Limits the reading by events. Beyond it a whole sync is shorter, because it reads a hundred objects a call. */
const mostSubjects = 1_000;
const readAtOnce = 8;
/** Lists the events that can change billing or payments. Stripe's filter allows at most twenty. */
const eventTypes = [
  "customer.created",
  "customer.updated",
  "customer.deleted",
  "customer.subscription.created",
  "customer.subscription.updated",
  "customer.subscription.deleted",
  "customer.subscription.paused",
  "customer.subscription.resumed",
  "subscription_schedule.created",
  "invoice.created",
  "invoice.finalized",
  "invoice.paid",
  "invoice.updated",
  "checkout.session.completed",
  "checkout.session.async_payment_succeeded",
  "payment_intent.succeeded",
  "charge.refunded",
  "charge.dispute.created",
  "charge.dispute.closed",
  "refund.updated",
];

/**
 * Reads the payment account of a site up to now: by the events since the last reading, on top of a whole sync.
 * Queues a whole sync, which has to end first, when there is none or events do not reach back that far. Throws
 * ProviderUnreachable when Stripe does not answer.
 */
export async function readBilling(db: Database, siteId: number, now: () => number): Promise<BillingReading> {
  const stripe = findStripe(db, siteId);
  if (stripe.state !== "connected")
    return stripe.state === "none" && !hasStripeRows(db, siteId)
      ? { kind: "none" }
      : { kind: "unavailable", reason: whyNoStripe[stripe.state] };
  try {
    return await readUpToNow(db, stripe.api, siteId, now);
  } catch (error) {
    if (error instanceof BillingProblem) return { kind: "unavailable", reason: error.message };
    throw error;
  }
}

/**
 * Waits for a reading of `readBilling` for a dialog that somebody waits for. After `budgetMs` it returns that the
 * reading is still to come.
 */
export async function readBriefly(
  read: () => Promise<BillingReading>,
  budgetMs: number,
): Promise<BillingReading> {
  const late = { kind: "waiting", account: null, reason: "Stripe has not answered yet." } as const;
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<BillingReading>((resolve) => {
    timer = setTimeout(() => resolve(late), budgetMs);
  });
  const reading = read().catch((error: unknown): BillingReading => {
    if (error instanceof ProviderUnreachable) return { ...late, reason: error.message };
    return { ...late, reason: unexpectedMessage(logUnexpected(error)) };
  });
  try {
    return await Promise.race([reading, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** Reads an account up to now as `readBilling` does. Throws BillingProblem when Stripe refuses. */
export async function readUpToNow(
  db: Database,
  api: StripeApi,
  siteId: number,
  now: () => number,
): Promise<BillingReading> {
  const account = await api.account();
  const startedAt = now();
  const readUntil = findReadUntil(db, { siteId, account });
  const news = readUntil !== undefined && (await listNews(db, api, siteId, readUntil, startedAt));
  if (!news) return waitForSync(db, { siteId, account }, startedAt);
  const until = wholeUntil(Math.min(startedAt, news.askedAt ?? startedAt));
  const isWhole = await takeInChanges(db, api, siteId, news.changes, now);
  if (!isWhole)
    return { kind: "waiting", account, reason: "Stripe did not answer everything. The rest is being read." };
  write(db, (tx) => {
    dropOldEvents(tx, startedAt);
    prepared(
      tx,
      "UPDATE stripe_reads SET read_until = max(read_until, ?) WHERE site_id = ? AND provider_account = ?",
    ).run(until, siteId, account);
  });
  return { kind: "read", account, until };
}

/**
 * Takes in the changes and notes each at once, so that an interrupted reading continues from there. Returns false
 * when Stripe fell silent on the way. Throws ProviderUnreachable when nothing at all was taken in.
 */
async function takeInChanges(
  db: Database,
  api: StripeApi,
  siteId: number,
  changes: Change[],
  now: () => number,
): Promise<boolean> {
  let taken = 0;
  try {
    await forEachAtOnce(changes, readAtOnce, async ({ subject, eventIds }) => {
      if (subject) await takeInSubject(db, api, siteId, subject, now());
      write(db, (tx) => noteEvents(tx, siteId, eventIds, now()));
      taken += 1;
    });
    return true;
  } catch (error) {
    if (error instanceof ProviderUnreachable && taken > 0) return false;
    throw error;
  }
}

/** Holds the events of one object. `subject` is undefined for events that name no object to read. */
interface Change {
  subject: Subject | undefined;
  eventIds: string[];
}

interface News {
  changes: Change[];
  /** Is the time of the first answer by Stripe's clock. */
  askedAt: number | undefined;
}

/**
 * Lists the changes since the last reading, each object once, because one reading of the object covers all its
 * events. Returns undefined when events do not reach back that far or are too many.
 */
async function listNews(
  db: Database,
  api: StripeApi,
  siteId: number,
  readUntil: number,
  startedAt: number,
): Promise<News | undefined> {
  const changes = new Map<string, Change>();
  const created = { gte: Math.floor((readUntil - overlapMs) / 1000) };
  const from = { types: eventTypes, created, limit: 100 };
  let askedAt: number | undefined;
  for (let cursor: string | undefined; ; ) {
    const after = cursor === undefined ? {} : { starting_after: cursor };
    const page = await api.call(() => api.stripe.events.list({ ...from, ...after }));
    // A cursor vanishes only with events older than thirty days.
    if (!page) return undefined;
    askedAt ??= answeredAt(page);
    if (readUntil < (askedAt ?? startedAt) - eventsReachMs) return undefined;
    for (const event of page.data) {
      if (isEventKnown(db, siteId, event.id)) continue;
      const subject = subjectOfEvent(event);
      const key = subject ? `${subject.object} ${subject.id}` : "none";
      const change = changes.get(key) ?? { subject, eventIds: [] };
      changes.set(key, change);
      change.eventIds.push(event.id);
    }
    if (changes.size > mostSubjects) return undefined;
    cursor = page.data.at(-1)?.id;
    if (!page.has_more || cursor === undefined) return { changes: [...changes.values()], askedAt };
  }
}

/** Tells whether anyone here was ever a customer at Stripe. */
function hasStripeRows(db: Database, siteId: number): boolean {
  const found = preparedValue(
    db,
    `SELECT EXISTS (SELECT 1 FROM billing_customers AS own CROSS JOIN contacts ON contacts.id = own.contact_id
       WHERE own.provider = 'stripe' AND contacts.site_id = @siteId)`,
  );
  return wasAnyRead(db, siteId) || found.get({ siteId }) === 1;
}
