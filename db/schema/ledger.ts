import { sql } from "drizzle-orm";
import { blob, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const ledgerKinds = ["erased", "gone", "customer", "left", "key", "broadcast", "site"] as const;

/**
 * Lists what the ledger is still to be told about, in order. Triggers write it in the transaction that changes it; a row
 * goes once its line is on the disk.
 */
export const ledgerOutbox = sqliteTable("ledger_outbox", {
  id: integer("id").primaryKey({ autoIncrement: true }),
  kind: text("kind", { enum: ledgerKinds }).notNull(),
  siteId: integer("site_id").notNull(),
  /**
   * Names the row: the digest of an erased email or customer, or the number of a contact, a key or a broadcast. For
   * contacts that are gone it is their numbers and the moment, as JSON.
   */
  subject: blob("subject").notNull(),
});

export const replayPhases = ["reading", "matching", "merging", "closing"] as const;

/** Holds each time that a restored copy was brought up to its ledger, and how far that is while it lasts. */
export const ledgerReplays = sqliteTable(
  "ledger_replays",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    /** Is the last entry that the copy had noted itself. Entries after it are newer than all that is in the copy. */
    sinceEntry: integer("since_entry").notNull(),
    /** Tells whether the ledger goes on from this very copy; if not, moments are compared instead of entries. */
    isOnChain: integer("is_on_chain", { mode: "boolean" }).notNull(),
    /** Is when the copy was last written, by its heartbeats; null when it never ran. */
    copiedAt: integer("copied_at"),
    phase: text("phase", { enum: replayPhases }).notNull(),
    /** Is where the phase goes on after a kill. */
    position: integer("position").notNull().default(0),
    erasedAgainCount: integer("erased_again_count").notNull().default(0),
    loweredCount: integer("lowered_count").notNull().default(0),
    /** Counts the people whom the copy did not remember as erased or opted out. */
    rememberedCount: integer("remembered_count").notNull().default(0),
    /** Counts the jobs and broadcasts of the copy that do not go on. */
    stoppedCount: integer("stopped_count").notNull().default(0),
    /** Lists the lines of the ledger that cannot be read, as JSON. */
    damagedLines: text("damaged_lines").notNull().default("[]"),
    startedAt: integer("started_at").notNull(),
    finishedAt: integer("finished_at"),
  },
  (table) => [index("ledger_replays_open").on(table.id).where(sql`finished_at IS NULL`)],
);

/** Holds the digests that a replay read from the ledger, until it has matched the contacts with them. */
export const ledgerReplayDigests = sqliteTable(
  "ledger_replay_digests",
  {
    kind: text("kind", { enum: ["erased", "left"] }).notNull(),
    siteId: integer("site_id").notNull(),
    digest: blob("digest", { mode: "buffer" }).notNull(),
    /** Orders the entries of one digest: the strongest stays. */
    rank: integer("rank").notNull(),
    entry: text("entry").notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.siteId, table.digest] })],
);

/** Holds the numbers of contacts that the ledger knows as erased since the copy, for the same time. */
export const ledgerReplayContacts = sqliteTable("ledger_replay_contacts", {
  contactId: integer("contact_id").primaryKey(),
  erasedAt: integer("erased_at").notNull(),
});
