import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { contactId } from "./contacts";
import { siteId } from "./sites";

/** Lists why two contacts may be one person. */
export const duplicateReasons = [
  "same_mailbox",
  "mistyped_domain",
  "same_name_and_local_part",
  "near_email",
  "same_phone",
] as const;
export type DuplicateReason = (typeof duplicateReasons)[number];

/**
 * Holds a pair of contacts that may be one person; `duplicateMembers` says which two. A pair with fewer members left
 * says nothing any more. `dismissedAt` remembers that an owner said they are not the same person.
 */
export const duplicatePairs = sqliteTable(
  "duplicate_pairs",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    siteId: siteId(),
    reason: text("reason", { enum: duplicateReasons }).notNull(),
    /** Is the number of the search that saw the pair last. */
    seenBy: integer("seen_by").notNull(),
    dismissedAt: integer("dismissed_at"),
  },
  (table) => [index("duplicate_pairs_site").on(table.siteId, table.dismissedAt, table.id)],
);

export const duplicateMembers = sqliteTable(
  "duplicate_members",
  {
    contactId: contactId(),
    pairId: integer("pair_id")
      .notNull()
      .references(() => duplicatePairs.id, { onDelete: "cascade" }),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.pairId] }),
    index("duplicate_members_pair").on(table.pairId),
  ],
);

/** Holds the latest search for duplicates of each site; asking again starts the row over. */
export const duplicateSearches = sqliteTable(
  "duplicate_searches",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    siteId: siteId(),
    status: text("status", { enum: ["searching", "completed", "failed"] }).notNull(),
    /** Counts how often this site was searched; `duplicate_pairs.seen_by` names one of these. */
    round: integer("round").notNull().default(1),
    /** Is the number of the walk over the contacts that is under way. */
    walk: integer("walk").notNull().default(0),
    /** Is the last contact, or pair, of the walk. Its place in an index is looked up, so that no name is stored. */
    afterId: integer("after_id").notNull().default(0),
    examinedCount: integer("examined_count").notNull().default(0),
    foundCount: integer("found_count").notNull().default(0),
    startedAt: integer("started_at").notNull(),
    finishedAt: integer("finished_at"),
    leaseOwner: text("lease_owner"),
    leaseExpiresAt: integer("lease_expires_at"),
  },
  (table) => [
    index("duplicate_searches_site").on(table.siteId),
    index("duplicate_searches_status").on(table.status, table.id),
  ],
);
