import type { Database } from "@/db/open-database";
import type { BillingProviders } from "@/lib/billing/billing-provider";

/** What a running deletion works with. Tests replace the clock and the providers, nothing else. */
export interface DeletionWorld {
  db: Database;
  providersOf: (siteId: number) => BillingProviders;
  now: () => number;
}
