import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { siteId } from "./sites";

/** Records who did what, when, to how many. Never holds a name or an email of a contact. `counts` is JSON. */
export const auditLog = sqliteTable(
  "audit_log",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    siteId: siteId(),
    actorId: text("actor_id"),
    action: text("action").notNull(),
    /** Is whom of the people of the site it was done to, where that is one of them. */
    personId: text("person_id"),
    jobId: integer("job_id"),
    counts: text("counts").notNull(),
    /** Holds an owner's own words where an action asks for a reason. They are refused when they name the contact. */
    note: text("note"),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    index("audit_log_site").on(table.siteId, table.id),
    index("audit_log_action").on(table.siteId, table.action, table.id),
    index("audit_log_actor").on(table.siteId, table.actorId, table.id),
    index("audit_log_actor_action").on(table.siteId, table.actorId, table.action, table.id),
    index("audit_log_day").on(table.siteId, table.createdAt),
  ],
);
