import { blob, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Holds one row that names this instance, made at its first start. Copies of the database keep the name. */
export const instance = sqliteTable("instance", {
  id: text("id").primaryKey(),
  createdAt: integer("created_at").notNull(),
  /** Is a keyed digest of the id, by which another secret than the instance's is recognised. */
  secretCheck: blob("secret_check", { mode: "buffer" }).notNull(),
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
