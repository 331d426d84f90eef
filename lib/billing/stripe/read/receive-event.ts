import type Stripe from "stripe";
import type { Database } from "@/db/open-database";
import { write } from "@/db/write";
import type { StripeApi } from "@/lib/billing/stripe/api/stripe-api";
import { isEventKnown, noteEvents } from "./known-events";
import { subjectOfEvent } from "./subject-of-event";
import { type EventOutcome, takeInSubject } from "./take-in-subject";

/**
 * Takes in one event whose signature was checked. The event only names the object, which is read from Stripe as it
 * is now, so events may come late, twice or in any order. Throws when Stripe does not answer, so the event must come
 * again. Ignores events of another account or mode.
 */
export async function receiveEvent(
  db: Database,
  api: StripeApi,
  siteId: number,
  event: Stripe.Event,
  now: number,
): Promise<EventOutcome | "replayed"> {
  if (isEventKnown(db, siteId, event.id)) return "replayed";
  if (!isOfAccount(event, await api.account())) return "not_for_us";
  const subject = subjectOfEvent(event);
  if (!subject) return "not_for_us";
  const outcome = await takeInSubject(db, api, siteId, subject, now);
  if (outcome === "gone" || outcome === "not_for_us") return outcome;
  return write(db, (tx) => {
    if (isEventKnown(tx, siteId, event.id)) return "replayed";
    noteEvents(tx, siteId, [event.id], now);
    return outcome;
  });
}

function isOfAccount(event: Stripe.Event, account: string): boolean {
  const [id, mode] = account.split("/");
  return event.livemode !== (mode !== "live") && (event.account === undefined || event.account === id);
}
