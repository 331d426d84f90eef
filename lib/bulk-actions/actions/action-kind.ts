import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import type { BulkActionKind } from "@/lib/audit/audit-action";
import type { MarketingStatus } from "@/lib/consent/status/marketing-status";

/** Names the contact that a bulk action is about to change. */
export interface Subject {
  siteId: number;
  contactId: number;
  /** Is the current marketing status. */
  status: MarketingStatus;
}

/** Holds what the opposite action alone would not restore. It contains numbers and times, never a person. */
export interface BeforeChange {
  /** Is the time since when the contact had the removed tag. */
  taggedAt?: number;
  hiddenAt?: number;
  wasInSequence?: boolean;
  isCustomer?: 0 | 1;
  /** Lists the purchases that were granted or revoked. */
  purchaseIds?: number[];
}

/** Defines one kind of bulk action. Each kind has its own file. */
export interface ActionKind<Action> {
  /** Names the kind that undoes this one. It is left out when nothing can. */
  undoneBy?: BulkActionKind;
  /** Tells whether the action would change this contact or write them to a file. */
  wouldChange(db: Database, subject: Subject, action: Action): boolean;
}

/** Defines a kind that changes only the database, neither a payment provider nor a file. */
export interface LocalActionKind<Action> extends ActionKind<Action> {
  /** Makes the change to a contact for whom `wouldChange` is true. Returns false when nothing changed after all. */
  change(tx: Transaction, subject: Subject, action: Action, now: number): boolean;
  /** Reads what `change` is about to lose. It is left out when the opposite is enough to undo it. */
  readBefore?(db: Database, contactId: number, action: Action): BeforeChange;
  /** Adds to `before` what only shows after `change`. */
  readAfter?(db: Database, contactId: number, action: Action, before: BeforeChange): BeforeChange;
  /**
   * Undoes the opposite exactly, by what was read before it. Returns false when nothing changed. `change` replaces
   * it when it is left out.
   */
  changeBack?(tx: Transaction, subject: Subject, action: Action, before: BeforeChange, now: number): boolean;
}

/** Tells whether the query finds a row. */
export function exists(db: Database, query: string, ...values: number[]): boolean {
  return prepared(db, `${query} LIMIT 1`).get(...values) !== undefined;
}
