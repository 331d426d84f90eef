import { sql } from "drizzle-orm";
import { revenueDaily } from "@/db/schema";
import type { Transaction } from "@/db/write";

interface Revenue {
  siteId: number;
  /** Is a time on the day that the revenue counts for. */
  at: number;
  currency: string;
  gross?: number;
  refunded?: number;
  paymentCount?: number;
}

/** Adds revenue to the site's totals of a day. */
export function countRevenue(tx: Transaction, revenue: Revenue): void {
  const { siteId, at, currency, gross = 0, refunded = 0, paymentCount = 0 } = revenue;
  tx.insert(revenueDaily)
    .values({
      siteId,
      day: new Date(at).toISOString().slice(0, 10),
      currency,
      gross,
      refunded,
      paymentCount,
    })
    .onConflictDoUpdate({
      target: [revenueDaily.siteId, revenueDaily.day, revenueDaily.currency],
      set: {
        gross: sql`${revenueDaily.gross} + excluded.gross`,
        refunded: sql`${revenueDaily.refunded} + excluded.refunded`,
        paymentCount: sql`${revenueDaily.paymentCount} + excluded.payment_count`,
      },
    })
    .run();
}
