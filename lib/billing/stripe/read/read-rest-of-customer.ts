import type { Database } from "@/db/open-database";
import type { StripeApi } from "@/lib/billing/stripe/api/stripe-api";
import { madeSeconds } from "@/lib/billing/stripe/api/subscription-age";
import { findByCustomer } from "@/lib/billing/stripe/mirror/find-by-customer";
import { findErasure } from "@/lib/billing/stripe/mirror/find-erasure";
import { findMirrored } from "@/lib/billing/stripe/mirror/find-mirrored";
import {
  paymentsOf,
  type ReadAccount,
  type Reading,
  type Subject,
} from "@/lib/billing/stripe/mirror/reading";
import { madeAt, personOf } from "@/lib/billing/stripe/mirror/whose-is-it";
import { readSubject } from "./read-subject";

/**
 * Reads everything else of a customer whom this reading is about to link to a contact. It was skipped while the
 * customer had no email, and no event tells of it again. Leaves out anything older than an erasure of the person.
 */
export async function readRestOfCustomer(
  db: Database,
  api: StripeApi,
  read: ReadAccount,
  reading: Reading,
): Promise<Reading[]> {
  const { customerId } = reading;
  if (customerId === undefined || reading.customer?.deleted) return [];
  const person = personOf(reading);
  const isOwned = person !== undefined || findMirrored(db, read, reading).state === "known";
  if (!isOwned || findByCustomer(db, read.siteId, customerId)) return [];
  const erasedAt = findErasure(db, read, person ? [person.email] : [], customerId)?.erasedAt;
  // A thing from before the erasure links nobody, but its customer may have newer ones.
  const isOfErased = erasedAt !== undefined && madeAt(reading) <= erasedAt;
  if (isOfErased && reading.subject.object !== "customer") return [];
  const rest: Reading[] = [];
  for (const { object, id, at } of await listBilled(api, customerId)) {
    const isRead = [reading, ...rest].some((one) => isOf(one, { object, id }));
    if (isRead || (erasedAt !== undefined && at <= erasedAt)) continue;
    const one = await readSubject(db, api, { object, id });
    if (typeof one !== "string") rest.push(one);
  }
  return rest;
}

function isOf(reading: Reading, { object, id }: Subject): boolean {
  const { subject, subscription } = reading;
  if (subject.object === object && subject.id === id) return true;
  return (
    subscription?.id === id || paymentsOf(reading).some(({ providerPaymentId }) => providerPaymentId === id)
  );
}

/** Lists subscriptions, invoices and payments, oldest first, each after what it belongs to. */
async function listBilled(api: StripeApi, customer: string): Promise<(Subject & { at: number })[]> {
  const { subscriptions, invoices, paymentIntents } = api.stripe;
  const expand = ["data.schedule"];
  const bought = await api.listAll((page) =>
    subscriptions.list({ customer, status: "all", expand, ...page }),
  );
  const billed = await api.listAll((page) => invoices.list({ customer, ...page }));
  const paid = await api.listAll((page) => paymentIntents.list({ customer, ...page }));
  return [
    ...(bought ?? [])
      .reverse()
      .map((one) => ({ object: one.object, id: one.id, at: madeSeconds(one) * 1000 })),
    ...(billed ?? []).reverse().map(({ object, id = "", created }) => ({ object, id, at: created * 1000 })),
    ...(paid ?? [])
      .reverse()
      .filter(({ status }) => status === "succeeded")
      .map(({ object, id, created }) => ({ object, id, at: created * 1000 })),
  ];
}
