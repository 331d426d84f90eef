import type { Database } from "@/db/open-database";
import type { BillingProviders } from "@/lib/billing/provider/billing-provider";
import type { BillingReading } from "@/lib/billing/provider/billing-reading";

/** Holds what a running job works with. Tests replace the clock and the providers, nothing else. */
export interface JobContext {
  db: Database;
  providersOf: (siteId: number) => BillingProviders;
  /** Reads the payment account up to now. Throws ProviderUnreachable when it does not answer. */
  readBilling: (siteId: number) => Promise<BillingReading>;
  now: () => number;
}
