import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { contactId } from "./contacts";

export const consentEvents = sqliteTable(
  "consent_events",
  {
    contactId: contactId(),
    id: integer("id").notNull(),
    /** Is `put_back` when a reverted import's statement is void; nobody left and nobody came. */
    kind: text("kind", {
      enum: ["subscribed", "unsubscribed", "confirmed", "claimed", "bounced", "complained", "put_back"],
    }).notNull(),
    source: text("source").notNull(),
    wording: text("wording"),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.contactId, table.id] })],
);

/** `tokenHash` is SHA-256 of the token; the token itself exists only in the letter. */
export const optInRequests = sqliteTable(
  "opt_in_requests",
  {
    contactId: contactId(),
    id: integer("id").notNull(),
    tokenHash: blob("token_hash", { mode: "buffer" }).notNull(),
    createdAt: integer("created_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
    confirmedAt: integer("confirmed_at"),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.id] }),
    uniqueIndex("opt_in_requests_token").on(table.tokenHash),
  ],
);

/**
 * Remembers who was erased, as keyed digests only (HMAC-SHA-256, 32 bytes). It has no foreign key: whatever else is
 * deleted, this stays.
 */
export const erasedIdentities = sqliteTable(
  "erased_identities",
  {
    siteId: integer("site_id").notNull(),
    digest: blob("digest", { mode: "buffer" }).notNull(),
    erasedAt: integer("erased_at").notNull(),
    /** Is when the first of several people with the email was deleted; null where that is `erasedAt`. */
    firstErasedAt: integer("first_erased_at"),
    /** Says whether they were deleted here, forgotten in advance, or on another tool's list of opt-outs. */
    reason: text("reason", { enum: ["deleted", "forgotten", "opted_out"] }).notNull(),
    /** Marks the moment up to which payments were counted when the contact was erased; null for older erasures. */
    billingReadUntil: integer("billing_read_until"),
    /** Names the key of the digest; 0 is derived from the instance's secret. */
    keyId: integer("key_id").notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.digest] }),
    index("erased_identities_erased_at").on(table.siteId, table.erasedAt),
    index("erased_identities_key").on(table.keyId),
  ],
);

/**
 * Holds the keys of the digests, newest last, encrypted under the instance's secret. Old ones stay, because their
 * digests need them.
 */
export const identityKeys = sqliteTable("identity_keys", {
  id: integer("id").primaryKey({ autoIncrement: true }),
  encryptedKey: text("encrypted_key").notNull(),
  createdAt: integer("created_at").notNull(),
});
