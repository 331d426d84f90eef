import { blob, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { deletionJobs } from "./deletion";

const jobId = () =>
  integer("job_id")
    .notNull()
    .references(() => deletionJobs.id, { onDelete: "cascade" });

/** Holds a leaf for each email that a deletion erased, in the order in which they went. */
export const deletionLeaves = sqliteTable(
  "deletion_leaves",
  {
    jobId: jobId(),
    position: integer("position").notNull(),
    /** Is 32 bytes that tell nothing without the leaf key of the job and the email itself. */
    leaf: blob("leaf", { mode: "buffer" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.jobId, table.position] })],
);

/** Holds every receipt of a deletion that was signed, as it was handed out. */
export const deletionReceipts = sqliteTable(
  "deletion_receipts",
  {
    jobId: jobId(),
    revision: integer("revision").notNull(),
    /** Is the signed text; see `SignedReceipt`. */
    document: text("document").notNull(),
    signedAt: integer("signed_at").notNull(),
    /** Joins the roots of the subtrees over the leaves, 32 bytes each, from which a proof is made without all leaves. */
    subtrees: blob("subtrees", { mode: "buffer" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.jobId, table.revision] })],
);

/** Holds the public keys that have signed receipts here, as receipts write them. */
export const signingKeys = sqliteTable("signing_keys", {
  publicKey: text("public_key").primaryKey(),
  firstUsedAt: integer("first_used_at").notNull(),
});
