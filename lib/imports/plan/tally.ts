import { countNote, type NoteCounts } from "./import-note";
import type { ImportCounts } from "./import-view";
import type { PlannedOptOut } from "./plan-opt-out";
import type { PlannedRow } from "./plan-row";

export interface Tally extends ImportCounts {
  notes: NoteCounts;
}

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
    notes: new Map(),
  };
}

const outStatuses = new Set(["unsubscribed", "bounced", "complained"]);

/**
 * Adds one row to the tally. On an opt-out list, newly remembered emails count as created, and contacts who opt out
 * as updated.
 */
export function addToTally(tally: Tally, row: PlannedRow): void {
  if (row.kind === "opt_out") {
    for (const { note, detail } of row.notes) countNote(tally.notes, note, detail);
    for (const person of row.people) tally[outcomeOf(person)] += 1;
    return;
  }
  if (row.kind === "problem") countProblem(tally, row);
  else {
    for (const { note, detail } of row.notes) countNote(tally.notes, note, detail);
    if (row.kind === "contact") addContact(tally, row);
    else countDuplicate(tally, row.isFirstChange);
  }
  countFurther(tally, row.furtherOuts ?? []);
}

function countProblem(tally: Tally, { problem, outs = [] }: Extract<PlannedRow, { kind: "problem" }>): void {
  tally[problem === "duplicate" ? "duplicate" : "invalid"] += 1;
  for (const { contact, leaving } of outs) if (contact?.isIn) countNote(tally.notes, `now_${leaving}`);
}

function countDuplicate(tally: Tally, isFirstChange: boolean): void {
  tally.duplicate += 1;
  if (!isFirstChange) return;
  tally.unchanged -= 1;
  tally.updated += 1;
}

/** Skips people who were remembered or opted out already: they stay as they were. */
function countFurther(tally: Tally, people: PlannedOptOut[]): void {
  const count = people.filter((person) => outcomeOf(person) !== "unchanged").length;
  if (count > 0) countNote(tally.notes, "further_opted_out", undefined, count);
}

function addContact(tally: Tally, row: Extract<PlannedRow, { kind: "contact" }>): void {
  const { arrival, known, status, isErased } = row.admission;
  const hasMoved = status !== known?.marketingStatus;
  const isWanted = arrival.wish === "claimed" || arrival.wish === "asked_by_owner";
  tally[row.outcome] += 1;
  if (hasMoved && status === "subscribed") tally.subscribed += 1;
  if (hasMoved && status === "pending") tally.asked += 1;
  if (isWanted && isErased) tally.erased += 1;
  if (isWanted && outStatuses.has(status)) tally.staysOut += 1;
  if (hasMoved && (status === "unsubscribed" || status === "bounced" || status === "complained"))
    countNote(tally.notes, `now_${status}`);
  if (row.consentNote) countNote(tally.notes, row.consentNote);
}

function outcomeOf({ contact, isNew }: PlannedOptOut): "created" | "updated" | "unchanged" {
  return contact?.isIn ? "updated" : isNew ? "created" : "unchanged";
}
