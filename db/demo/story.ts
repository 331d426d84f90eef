import { takeRowIds } from "../row-ids";
import type { contacts, MarketingStatus } from "../schema";
import type { Transaction } from "../write";
import type { Random } from "./random";

const idsInBlock = 2_000;

/** Takes ids for child rows a block at a time: one update for thousands of rows. */
export class RowIdBlock {
  private id = 0;
  private end = 0;

  next(tx: Transaction): number {
    if (this.id === this.end) {
      this.id = takeRowIds(tx, idsInBlock);
      this.end = this.id + idsInBlock;
    }
    this.id += 1;
    return this.id - 1;
  }
}

/** Holds what every contact of the demo is made with. */
export interface DemoWorld {
  tx: Transaction;
  random: Random;
  ids: RowIdBlock;
  now: number;
}

export interface Lead {
  name: string;
  email: string;
  status: MarketingStatus;
  source: (typeof contacts.$inferInsert)["source"];
  createdAt: number;
  willBuy: boolean;
  /** Says how many kinds of row the contact has: a few contacts have every kind, some have none at all. */
  extent: "everything" | "usual" | "nothing";
}

/** Holds a contact while the demo creates its records: the contact itself and its last activity. */
export class Story {
  lastActivityAt: number;
  readonly random: Random;
  readonly now: number;
  readonly tx: Transaction;
  readonly contactId: number;
  readonly lead: Lead;
  private readonly world: DemoWorld;

  constructor(world: DemoWorld, contactId: number, lead: Lead) {
    this.world = world;
    this.random = world.random;
    this.now = world.now;
    this.tx = world.tx;
    this.contactId = contactId;
    this.lead = lead;
    this.lastActivityAt = lead.createdAt;
  }

  nextId(): number {
    return this.world.ids.next(this.world.tx);
  }

  /** Is true this often, and always for those who have everything. */
  likely(probability: number): boolean {
    return this.random.chance(probability) || this.lead.extent === "everything";
  }

  /** Returns a moment after `from`, rather soon than late, and not after now. */
  momentAfter(from: number): number {
    return from + Math.floor(this.random.next() ** 2 * (this.now - from));
  }

  /** Notes that the contact did something at `at`. Returns `at` for use in the row. */
  did(at: number): number {
    this.lastActivityAt = Math.max(this.lastActivityAt, at);
    return at;
  }
}
