import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { siteId } from "./sites";

/** Things to tell the outside world, written with the fact itself and sent later. `payload` is JSON without a person. */
export const outbox = sqliteTable(
  "outbox",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    siteId: siteId(),
    kind: text("kind", { enum: ["contact.deleted"] }).notNull(),
    payload: text("payload").notNull(),
    createdAt: integer("created_at").notNull(),
    sentAt: integer("sent_at"),
  },
  (table) => [
    index("outbox_site").on(table.siteId),
    index("outbox_unsent").on(table.id).where(sql`sent_at IS NULL`),
  ],
);

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
