import { blob, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Holds one row that names this instance, made at its first start. Copies of the database keep the name. */
export const instance = sqliteTable("instance", {
  id: text("id").primaryKey(),
  createdAt: integer("created_at").notNull(),
  /** Is a keyed digest of the id, by which another secret than the instance's is recognised. */
  secretCheck: blob("secret_check", { mode: "buffer" }).notNull(),
  /** Is the last line of the ledger that this database knows, with its checksum and where it ends; 0 before any. */
  ledgerLine: integer("ledger_line").notNull().default(0),
  ledgerSum: text("ledger_sum").notNull().default(""),
  ledgerBytes: integer("ledger_bytes").notNull().default(0),
  /** Tells whether all that the database remembers is yet to be written to the ledger, not only what is new. */
  ledgerLacksAll: integer("ledger_lacks_all", { mode: "boolean" }).notNull().default(true),
});

/**
 * Holds the keys of stored digests that were derived from an earlier secret, encrypted under the present one. It is
 * empty until the secret is changed for the first time.
 */
export const digestKeys = sqliteTable("digest_keys", {
  purpose: text("purpose", {
    enum: ["counted-payments", "erased-customers", "erased-identities"],
  }).primaryKey(),
  encryptedKey: text("encrypted_key").notNull(),
  createdAt: integer("created_at").notNull(),
});
