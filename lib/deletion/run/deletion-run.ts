import type { BillingCircuit } from "@/lib/billing/provider/billing-circuit";
import type { BillingProviders } from "@/lib/billing/provider/billing-provider";
import type { ErasedTraces } from "@/lib/deletion/disk/check-files";
import type { JobContext } from "@/lib/jobs/job-context";
import type { RunningJob } from "./count-outcome";

/** Holds what one run of a deletion works with, and what it has found out so far. */
export interface DeletionRun {
  context: JobContext;
  job: RunningJob;
  traces: ErasedTraces;
  keepLease: () => void;
  providers: BillingProviders;
  circuit: BillingCircuit;
  /** Is true when the provider answered for someone in this run. */
  hasAnswered: boolean;
  /** Lists the contacts for whom the provider did not answer in this run. */
  silent: Set<number>;
}
