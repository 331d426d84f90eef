import type { SQL } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import {
  type AskedSelection,
  type FrozenSoFar,
  nothingFrozen,
} from "@/lib/contacts/selection/freeze-selection";
import { countBatches } from "@/lib/contacts/selection/selection-batches";
import { decryptSelection } from "@/lib/contacts/selection/stored-selection";

/** Names a bulk action or a broadcast whose contacts are frozen and counted. */
export interface PreparedJob {
  table: "bulk_actions" | "broadcasts";
  id: number;
}

/** Names the column of a preparation that holds the id of its job. */
export const columnOf = {
  bulk_actions: "bulk_action_id",
  broadcasts: "broadcast_id",
} as const satisfies Record<PreparedJob["table"], string>;

/** Holds how far a preparation is, whole batches only. A killed one goes on from it. */
export interface PreparationState extends FrozenSoFar {
  startedAt: number;
  /** Is how many batches there are. */
  batchCount: number;
  /** Counts the frozen contacts by what they are to the job, in its own words. */
  tally: Record<string, number>;
}

/** Returns the state of a preparation that has not begun. */
export function beginPreparation(db: Database, selection: ContactSelection, now: number): PreparationState {
  const frozen = nothingFrozen(db);
  return { ...frozen, startedAt: now, batchCount: countBatches(selection, frozen.span), tally: {} };
}

/** Knows what freezing means for one kind of job. */
export interface PreparationKind {
  /** Keeps the ids of one batch for the job, counts them in `tally`, and returns how many they are. */
  freezeBatch(tx: Transaction, job: FrozenJob, isInBatch: SQL, tally: Record<string, number>): number;
  /** Makes the job ready to be started, or returns why it cannot be. */
  finish(
    tx: Transaction,
    job: FrozenJob,
    state: PreparationState,
    now: number,
  ): { ok: false; refusal: string } | undefined;
}

/** Is the bulk action or broadcast whose contacts are frozen. */
export interface FrozenJob {
  id: number;
  siteId: number;
}

/** Is a stored preparation that is to be counted. */
export interface Preparation extends AskedSelection {
  job: PreparedJob;
  state: PreparationState | undefined;
}

interface Row {
  bulkActionId: number | null;
  broadcastId: number | null;
  createdBy: string;
  createdAt: number;
  selection: string;
  state: string | null;
}

/** Returns a claimed preparation. Throws when it has ended, or was stored under another key. */
export function getPreparation(db: Database, id: number): Preparation {
  const { bulkActionId, broadcastId, createdBy, createdAt, selection, state } = prepared<Row>(
    db,
    `SELECT bulk_action_id AS bulkActionId, broadcast_id AS broadcastId, created_by AS createdBy,
       created_at AS createdAt, selection, state
     FROM preparations WHERE id = ? AND selection IS NOT NULL`,
  ).one(id);
  return {
    job:
      bulkActionId === null
        ? { table: "broadcasts", id: broadcastId as number }
        : { table: "bulk_actions", id: bulkActionId },
    createdBy,
    createdAt,
    selection: decryptSelection(selection),
    state: state === null ? undefined : JSON.parse(state),
  };
}
