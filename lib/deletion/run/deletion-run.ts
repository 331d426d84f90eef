import type { BillingCircuit } from "@/lib/billing/provider/billing-circuit";
import type { BillingProviders } from "@/lib/billing/provider/billing-provider";
import type { ErasedAddresses } from "@/lib/deletion/disk/search-files";
import type { DeletionWorld } from "@/lib/jobs/job-context";
import type { RunningJob } from "./count-outcome";

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
