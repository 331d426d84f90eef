import { and, eq, isNull } from "drizzle-orm";
import { type BillingInterval, offers, products } from "@/db/schema";
import type { Transaction } from "@/db/write";

const productName = "Sold through Stripe";

interface Price {
  name: string;
  amount: number;
  currency: string;
  interval: BillingInterval | null;
  intervalCount: number;
}

/**
 * Finds or creates the offer for a price at Stripe. Prices with the same name, amount and interval share one offer.
 */
export function findOrCreateOffer(tx: Transaction, siteId: number, price: Price, now: number): number {
  const { name, amount, currency, interval, intervalCount } = price;
  const found = tx
    .select({ id: offers.id })
    .from(offers)
    .where(
      and(
        eq(offers.siteId, siteId),
        eq(offers.name, name),
        eq(offers.amount, amount),
        eq(offers.currency, currency),
        interval === null ? isNull(offers.interval) : eq(offers.interval, interval),
        eq(offers.intervalCount, intervalCount),
      ),
    )
    .get();
  if (found) return found.id;
  const productId = findOrCreateProduct(tx, siteId, now);
  return tx
    .insert(offers)
    .values({ siteId, productId, name, amount, currency, interval, intervalCount, createdAt: now })
    .returning({ id: offers.id })
    .get().id;
}

function findOrCreateProduct(tx: Transaction, siteId: number, now: number): number {
  const found = tx
    .select({ id: products.id })
    .from(products)
    .where(and(eq(products.siteId, siteId), eq(products.name, productName)))
    .get();
  if (found) return found.id;
  return tx
    .insert(products)
    .values({ siteId, name: productName, kind: "membership", createdAt: now })
    .returning({ id: products.id })
    .get().id;
}
