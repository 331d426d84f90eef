import { blob, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { siteId } from "./sites";

/** Holds the keys by which other programs add contacts. Stores only SHA-256 of a key; `hint` is its last letters. */
export const apiKeys = sqliteTable(
  "api_keys",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    siteId: siteId(),
    name: text("name").notNull(),
    keyHash: blob("key_hash", { mode: "buffer" }).notNull(),
    hint: text("hint").notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: integer("created_at").notNull(),
    lastUsedAt: integer("last_used_at"),
    /** Lists what the key is for, as JSON. Keys of before scopes hold `contacts.write`, which stands for all of them. */
    scopes: text("scopes").notNull().default('["contacts.write"]'),
    expiresAt: integer("expires_at"),
  },
  (table) => [index("api_keys_site").on(table.siteId), uniqueIndex("api_keys_hash").on(table.keyHash)],
);
