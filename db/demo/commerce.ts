import * as schema from "../schema";
import type { DemoCatalogue, DemoCourse, DemoOffer } from "./catalogue";
import { insertRow } from "./insert-row";
import type { Story } from "./story";
import { addSubscription } from "./subscriptions";
import { day, minute } from "./timeline";

export interface StartedCourse {
  course: DemoCourse;
  boughtAt: number;
}

/** Adds what a customer bought or was granted; returns the courses they can take. */
export function addPurchases(story: Story, catalogue: DemoCatalogue): StartedCourse[] {
  if (!story.lead.willBuy) return [];
  const { random, lead } = story;
  const hasEverything = lead.extent === "everything";
  const oneOff = catalogue.offers.filter(({ interval }) => interval === null);
  const recurring = catalogue.offers.filter(({ interval }) => interval !== null);
  const isLive = story.likely(0.34);
  const wasSubscriber = random.chance(0.14);
  if (isLive) addSubscription(story, byWeight(story, recurring), random.weighted(liveStatuses));
  if (wasSubscriber) addSubscription(story, byWeight(story, recurring), "canceled");
  const bought = new Map<number, StartedCourse>();
  const count = isLive || wasSubscriber ? random.between(0, 2) : random.between(1, 3);
  for (let at = 0; at < Math.max(count, hasEverything ? 1 : 0); at += 1) {
    const offer = hasEverything && at === 0 ? oneOff[0] : byWeight(story, oneOff);
    if (!offer || bought.has(offer.productId)) continue;
    const isFirst = at === 0 && lead.source === "checkout";
    const boughtAt = story.did(isFirst ? lead.createdAt : story.momentAfter(lead.createdAt));
    const isKept = addOneOff(story, offer, boughtAt);
    const course = catalogue.courses.find(({ productId }) => productId === offer.productId);
    if (course && isKept) bought.set(offer.productId, { course, boughtAt });
  }
  return [...bought.values()];
}

const liveStatuses = [
  ["active", 78],
  ["trialing", 7],
  ["past_due", 7],
  ["paused", 6],
  ["unpaid", 2],
] as const;

const byWeight = (story: Story, offers: readonly DemoOffer[]): DemoOffer =>
  story.random.weighted(offers.map((offer) => [offer, offer.weight] as const));

/** Adds a one-off purchase. Returns false when the payment was refunded and access ended. */
function addOneOff(story: Story, offer: DemoOffer, createdAt: number): boolean {
  const { tx, contactId, random } = story;
  const purchaseId = story.nextId();
  const isUsual = story.lead.extent === "usual";
  const isGranted = isUsual && random.chance(0.1);
  const isRefunded = isUsual && !isGranted && random.chance(0.04);
  insertRow(tx, schema.purchases, {
    contactId,
    id: purchaseId,
    offerId: offer.id,
    kind: isGranted ? "granted" : "bought",
    amount: isGranted ? 0 : offer.amount,
    currency: offer.currency,
    createdAt,
    revokedAt: isRefunded ? Math.min(createdAt + random.between(1, 20) * day, story.now) : null,
  });
  if (isGranted) return true;
  const payment = { contactId, purchaseId, amount: offer.amount, currency: offer.currency };
  if (random.chance(0.04)) {
    const triedAt = Math.max(createdAt - 2 * minute, story.lead.createdAt);
    insertRow(tx, schema.payments, { ...payment, id: story.nextId(), status: "failed", createdAt: triedAt });
  }
  const status = isRefunded ? "refunded" : "paid";
  insertRow(tx, schema.payments, { ...payment, id: story.nextId(), status, createdAt });
  return !isRefunded;
}
