import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * A stored job that failed and was not finished since, by the table it is a row of. It waits until `retryAt`, and others
 * go on; `signature` says how it failed without anybody's data, `status` what it was at.
 */
export const jobFailures = sqliteTable(
  "job_failures",
  {
    jobTable: text("job_table", {
      enum: ["imports", "broadcasts", "bulk_actions", "deletion_jobs"],
    }).notNull(),
    jobId: integer("job_id").notNull(),
    status: text("status").notNull(),
    signature: text("signature").notNull(),
    /** How often in a row it failed this way, and how often at all. */
    sameCount: integer("same_count").notNull(),
    totalCount: integer("total_count").notNull(),
    /** Of the newest line in the log. */
    reference: text("reference").notNull(),
    failedAt: integer("failed_at").notNull(),
    retryAt: integer("retry_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.jobTable, table.jobId] })],
);
