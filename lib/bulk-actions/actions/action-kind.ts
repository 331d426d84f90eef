import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import type { BulkActionKind } from "@/lib/audit/audit-action";
import type { MarketingStatus } from "@/lib/consent/status/marketing-status";

/** The contact that a bulk action is about to meet. */
export interface Subject {
  siteId: number;
  contactId: number;
  /** The marketing status of now. */
  status: MarketingStatus;
}

/** What the opposite of an action alone would not bring back. Numbers and times, never a person. */
export interface BeforeChange {
  /** Since when they had the tag that was taken off. */
  taggedAt?: number;
  hiddenAt?: number;
  wasInSequence?: boolean;
  isCustomer?: 0 | 1;
  /** What was granted or revoked. */
  purchaseIds?: number[];
}

/** One kind of bulk action: a file each. */
export interface ActionKind<Action> {
  /** The kind that undoes this one; left out when nothing can. */
  undoneBy?: BulkActionKind;
  /** Whether it would change this contact, or write them to a file. */
  wouldChange(db: Database, subject: Subject, action: Action): boolean;
}

/** A kind that changes the database alone, neither a payment provider nor a file. */
export interface LocalActionKind<Action> extends ActionKind<Action> {
  /** Changes a contact that it would change. False when it came to nothing after all. */
  change(tx: Transaction, subject: Subject, action: Action, now: number): boolean;
  /** Reads what `change` is about to lose; left out when the opposite is enough to undo it. */
  readBefore?(db: Database, contactId: number, action: Action): BeforeChange;
  /** Adds to what was read before what only shows after `change`. */
  readAfter?(db: Database, contactId: number, action: Action, before: BeforeChange): BeforeChange;
  /** Undoes the opposite exactly, by what was read before it. False when nothing changed. `change` when left out. */
  changeBack?(tx: Transaction, subject: Subject, action: Action, before: BeforeChange, now: number): boolean;
}

/** Whether the query finds a row. */
export function exists(db: Database, query: string, ...values: number[]): boolean {
  return prepared(db, `${query} LIMIT 1`).get(...values) !== undefined;
}
