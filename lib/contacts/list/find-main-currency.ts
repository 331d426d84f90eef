import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import type { SiteAccess } from "@/lib/auth/site-access";

const yearMs = 365 * 86_400_000;

/**
 * Returns the currency with the most payments of a year, from the totals of days; null when nothing was paid in it.
 * It ignores amounts, because different currencies cannot be compared.
 */
export function findMainCurrency({ siteId }: SiteAccess, db: Database, now: number): string | null {
  const from = new Date(now - yearMs).toISOString().slice(0, 10);
  const found = preparedValue<string>(
    db,
    `SELECT currency FROM revenue_daily WHERE site_id = @siteId AND day >= @from
     GROUP BY currency ORDER BY sum(payment_count) DESC, currency LIMIT 1`,
  ).get({ siteId, from });
  return found ?? null;
}
