import pLimit from "p-limit";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
import { BillingProblem, ProviderUnreachable } from "../billing-provider";
import type { BillingReading } from "../billing-reading";
import { isEventKnown, noteEvents } from "./known-events";
import { queueSync } from "./queue-sync";
import type { Subject } from "./reading";
import { findStripe, whyNoStripe } from "./stripe-account";
import type { StripeApi } from "./stripe-api";
import { takeInSubject } from "./take-in-subject";

/** Stripe lists events of thirty days; a day is left for the reading itself. */
const eventsReachMs = 29 * 86_400_000;
/** Clocks differ, and an event can be listed a little after what it tells of. */
const overlapMs = 10 * 60_000;
/** Beyond this a whole sync, a hundred objects a call, is the shorter way. */
const mostSubjects = 1_000;
const readAtOnce = 8;
const afterFailureMs = 10 * 60_000;
/** What can change who is billed, or what was paid: at most twenty kinds, Stripe's own limit of the filter. */
const eventTypes = [
  "customer.created",
  "customer.updated",
  "customer.deleted",
  "customer.subscription.created",
  "customer.subscription.updated",
  "customer.subscription.deleted",
  "customer.subscription.paused",
  "customer.subscription.resumed",
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
 * Reads the payment account of a site up to now: by the events since it was last read, on the base of a whole sync.
 * Where there is no such base, or events do not reach back to it, a whole sync is queued and has to end first.
 * Throws ProviderUnreachable when Stripe does not answer.
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

/** The same for a dialog that somebody waits for: after `budgetMs` it is said that the reading is still to come. */
export async function readBillingBriefly(
  db: Database,
  siteId: number,
  now: () => number,
  budgetMs: number,
): Promise<BillingReading> {
  const late = { kind: "waiting", account: null, reason: "Stripe has not answered yet." } as const;
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<BillingReading>((resolve) => {
    timer = setTimeout(() => resolve(late), budgetMs);
  });
  const reading = readBilling(db, siteId, now).catch((error: unknown): BillingReading => {
    if (error instanceof ProviderUnreachable) return { ...late, reason: error.message };
    throw error;
  });
  try {
    return await Promise.race([reading, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** Reads an account up to now; see `readBilling`. Throws BillingProblem when Stripe refuses. */
export async function readUpToNow(
  db: Database,
  api: StripeApi,
  siteId: number,
  now: () => number,
): Promise<BillingReading> {
  const account = await api.account();
  const startedAt = now();
  const readUntil = findReadUntil(db, siteId, account);
  if (readUntil === undefined || readUntil < startedAt - eventsReachMs)
    return waitForSync(db, siteId, account, startedAt);
  const news = await listNews(db, api, siteId, readUntil - overlapMs);
  if (news === "too_many") return waitForSync(db, siteId, account, startedAt);
  const limit = pLimit(readAtOnce);
  await Promise.all(
    news.subjects.map((subject) => limit(() => takeInSubject(db, api, siteId, subject, now()))),
  );
  write(db, (tx) => {
    noteEvents(tx, siteId, news.eventIds, startedAt);
    prepared(
      db,
      "UPDATE stripe_reads SET read_until = max(read_until, ?) WHERE site_id = ? AND provider_account = ?",
    ).run(startedAt, siteId, account);
  });
  return { kind: "read", account, until: startedAt };
}

/** A sync that has just failed is not begun again at once: what it failed with is why the account cannot be read. */
function waitForSync(db: Database, siteId: number, account: string, now: number): BillingReading {
  const failed = prepared(
    db,
    `SELECT problem FROM stripe_syncs WHERE site_id = @siteId AND status = 'failed' AND finished_at > @since
       AND (provider_account IS NULL OR provider_account = @account)
       AND id = (SELECT max(id) FROM stripe_syncs WHERE site_id = @siteId)`,
  )
    .pluck()
    .get({ siteId, account, since: now - afterFailureMs }) as string | null | undefined;
  if (typeof failed === "string") throw new BillingProblem(failed);
  queueSync(db, siteId, null, now);
  return { kind: "waiting", account, reason: "Everything in Stripe is being read first." };
}

/** What changed since a moment, each object once: the newest event of it says enough. */
async function listNews(
  db: Database,
  api: StripeApi,
  siteId: number,
  since: number,
): Promise<{ subjects: Subject[]; eventIds: string[] } | "too_many"> {
  const subjects = new Map<string, Subject>();
  const eventIds: string[] = [];
  const from = { types: eventTypes, created: { gte: Math.floor(since / 1000) }, limit: 100 };
  for (let cursor: string | undefined; ; ) {
    const after = cursor === undefined ? {} : { starting_after: cursor };
    const page = await api.call(() => api.stripe.events.list({ ...from, ...after }));
    // A cursor vanishes only with events older than thirty days.
    if (!page) return "too_many";
    for (const event of page.data) {
      if (isEventKnown(db, siteId, event.id)) continue;
      eventIds.push(event.id);
      const { object, id } = event.data.object as { object: string; id?: string };
      if (id) subjects.set(`${object} ${id}`, { object, id });
    }
    if (subjects.size > mostSubjects) return "too_many";
    cursor = page.data.at(-1)?.id;
    if (!page.has_more || cursor === undefined) return { subjects: [...subjects.values()], eventIds };
  }
}

function findReadUntil(db: Database, siteId: number, account: string): number | undefined {
  return prepared(db, "SELECT read_until FROM stripe_reads WHERE site_id = ? AND provider_account = ?")
    .pluck()
    .get(siteId, account) as number | undefined;
}

/** Whether anyone here was ever a customer at Stripe. */
function hasStripeRows(db: Database, siteId: number): boolean {
  const found = prepared(
    db,
    `SELECT EXISTS (SELECT 1 FROM stripe_reads WHERE site_id = @siteId) OR EXISTS (
       SELECT 1 FROM billing_customers AS own CROSS JOIN contacts ON contacts.id = own.contact_id
       WHERE own.provider = 'stripe' AND contacts.site_id = @siteId)`,
  );
  return found.pluck().get({ siteId }) === 1;
}
