import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * Holds when each process last wrote. Health reads it, and the worker writes its row to end each round of clean pages:
 * that commit makes every other connection forget the pages it has in memory (decision 38).
 */
export const heartbeats = sqliteTable("heartbeats", {
  process: text("process", { enum: ["web", "worker"] }).primaryKey(),
  beatAt: integer("beat_at").notNull(),
});
