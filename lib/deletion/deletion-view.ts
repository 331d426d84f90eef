import type { DeletionStatus } from "@/db/schema";
import type { DeletionPlan } from "./deletion-plan";
import type { DiskCheck } from "./disk-check";
import type { RecordCount } from "./record-kinds";

/** A confirmed deletion as it stands: counts come from what was done, never from what was selected. */
export interface DeletionView {
  id: number;
  status: Exclude<DeletionStatus, "measuring" | "previewed">;
  contactCount: number;
  deletedCount: number;
  alreadyGoneCount: number;
  needsAttentionCount: number;
  /** Left alone because the deletion was stopped. */
  keptCount: number;
  /** Of the deleted: had changed, or had bought something, since the dialog was opened. */
  changedCount: number;
  boughtCount: number;
  confirmedBy: string;
  confirmedAt: number;
  startedAt: number | null;
  finishedAt: number | null;
  /** Set while the rest waits for a payment provider that does not answer. */
  pausedUntil: number | null;
  pauseReason: string | null;
  refundsUnused: boolean;
}

/** A contact that is held because its billing is not provably stopped. */
export interface HeldContact {
  contactId: number;
  name: string;
  email: string;
  reason: string;
}

export interface DeletionDetail extends DeletionView {
  plan: DeletionPlan;
  digest: string;
  deletedRecords: RecordCount[];
  stoppedSubscriptionCount: number;
  /** The first hundred. */
  held: HeldContact[];
  diskCheck: DiskCheck | null;
}
