import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * Holds each stored job that has failed and not finished since; `jobTable` and `jobId` name it. The job waits until
 * `retryAt` while others run. `signature` describes the failure without anybody's data; `status` is the job's status
 * at the failure.
 */
export const jobFailures = sqliteTable(
  "job_failures",
  {
    jobTable: text("job_table", {
      enum: [
        "imports",
        "broadcasts",
        "bulk_actions",
        "deletion_jobs",
        "manifest_requests",
        "preparations",
        "definition_changes",
        "duplicate_searches",
      ],
    }).notNull(),
    jobId: integer("job_id").notNull(),
    status: text("status").notNull(),
    signature: text("signature").notNull(),
    /** Counts the failures in a row with the same signature; `totalCount` counts all failures. */
    sameCount: integer("same_count").notNull(),
    totalCount: integer("total_count").notNull(),
    /** Names the newest line in the log about this job. */
    reference: text("reference").notNull(),
    failedAt: integer("failed_at").notNull(),
    retryAt: integer("retry_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.jobTable, table.jobId] })],
);
