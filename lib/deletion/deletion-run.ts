import type { BillingCircuit } from "@/lib/billing/billing-circuit";
import type { BillingProviders } from "@/lib/billing/billing-provider";
import type { RunningJob } from "./count-outcome";
import type { DeletionWorld } from "./deletion-world";
import type { ErasedAddresses } from "./search-files";

/** What one run of a deletion works with, and what it has found out so far. */
export interface DeletionRun {
  world: DeletionWorld;
  job: RunningJob;
  erased: ErasedAddresses;
  keepLease: () => void;
  providers: BillingProviders;
  circuit: BillingCircuit;
  /** The provider answered for someone in this run. */
  hasAnswered: boolean;
  /** Contacts for whom the provider did not answer in this run. */
  silent: Set<number>;
}
