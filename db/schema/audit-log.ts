import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { siteId } from "./sites";

/** Who did what, when, to how many. Never a name or an address of a contact. `counts` is JSON. */
export const auditLog = sqliteTable(
  "audit_log",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    siteId: siteId(),
    actorId: text("actor_id"),
    action: text("action").notNull(),
    jobId: integer("job_id"),
    counts: text("counts").notNull(),
    /** An owner's own words, where an action asks for a reason. Refused when they name the contact. */
    note: text("note"),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [index("audit_log_site").on(table.siteId, table.id)],
);
