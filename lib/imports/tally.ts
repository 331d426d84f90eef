import type { ImportCounts } from "./import-view";
import type { PlannedRow } from "./plan-row";

export type Tally = ImportCounts;

export function emptyTally(): Tally {
  return {
    created: 0,
    updated: 0,
    unchanged: 0,
    duplicate: 0,
    invalid: 0,
    subscribed: 0,
    asked: 0,
    erased: 0,
    staysOut: 0,
  };
}

const outStatuses = new Set(["unsubscribed", "bounced", "complained"]);

/** Adds one row. Of an opt-out list, those newly remembered are created, and contacts who leave are updated. */
export function addToTally(tally: Tally, row: PlannedRow): void {
  if (row.kind === "problem") {
    tally[row.problem === "duplicate" ? "duplicate" : "invalid"] += 1;
    return;
  }
  if (row.kind === "opt_out") {
    tally[row.contact?.isIn ? "updated" : row.isNew ? "created" : "unchanged"] += 1;
    return;
  }
  const { arrival, known, status, isErased } = row.admission;
  const hasMoved = status !== known?.marketingStatus;
  const isWanted = arrival.wish === "claimed" || arrival.wish === "asked_by_owner";
  tally[row.outcome] += 1;
  if (hasMoved && status === "subscribed") tally.subscribed += 1;
  if (hasMoved && status === "pending") tally.asked += 1;
  if (isWanted && isErased) tally.erased += 1;
  if (isWanted && outStatuses.has(status)) tally.staysOut += 1;
}
