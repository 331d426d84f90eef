import { type SQL, sql } from "drizzle-orm";
import { contacts } from "@/db/schema";
import type { FilterRule } from "./filter-rule";

const id = contacts.id;

/** Tests offers that are held now, without revoked ones, or what was bought or granted once. */
export function compileOffer({ is, ids }: Extract<FilterRule, { field: "offer" }>): SQL {
  const owns = (how: SQL) =>
    sql`EXISTS (SELECT 1 FROM purchases AS own WHERE own.contact_id = ${id}
      AND own.offer_id IN ${listOf(ids)} AND ${how})`;
  const has = owns(sql`own.revoked_at IS NULL`);
  const by = (kind: "bought" | "granted") => owns(sql`own.kind = ${kind}`);
  switch (is) {
    case "any_of":
      return has;
    case "none_of":
      return sql`NOT ${has}`;
    case "bought":
      return by("bought");
    case "not_bought":
      return sql`NOT ${by("bought")}`;
    case "granted":
      return by("granted");
    case "not_granted":
      return sql`NOT ${by("granted")}`;
  }
}

/** Tests membership in a sequence. Whoever left it or finished it is not in it. */
export function compileSequence({ is, ids }: Extract<FilterRule, { field: "sequence" }>): SQL {
  const stands = (status: "active" | "completed") =>
    sql`EXISTS (SELECT 1 FROM sequence_enrollments AS own WHERE own.contact_id = ${id} AND own.status = ${status}
      AND own.sequence_id IN ${listOf(ids)})`;
  switch (is) {
    case "any_of":
      return stands("active");
    case "none_of":
      return sql`NOT ${stands("active")}`;
    case "completed":
      return stands("completed");
    case "not_completed":
      return sql`NOT ${stands("completed")}`;
  }
}

export function compileBroadcast({ is, ids }: Extract<FilterRule, { field: "broadcast" }>): SQL {
  const received = (event: SQL) =>
    sql`EXISTS (SELECT 1 FROM email_deliveries AS own WHERE own.contact_id = ${id} AND own.broadcast_id IN ${listOf(ids)}${event})`;
  const did = (kind: "open" | "click") =>
    received(sql` AND EXISTS (SELECT 1 FROM email_events AS event WHERE event.contact_id = ${id}
      AND event.delivery_id = own.id AND event.kind = ${kind})`);
  switch (is) {
    case "received":
      return received(sql``);
    case "not_received":
      return sql`NOT ${received(sql``)}`;
    case "opened":
      return did("open");
    case "not_opened":
      return sql`NOT ${did("open")}`;
    case "clicked":
      return did("click");
    case "not_clicked":
      return sql`NOT ${did("click")}`;
  }
}

/** Compares the lessons that a contact started or completed with all lessons of the product. */
export function compileProgress(rule: Extract<FilterRule, { field: "progress" }>): SQL {
  const lessons = sql`(SELECT lessons.id FROM lessons WHERE lessons.product_id = ${rule.product})`;
  const total = sql`(SELECT count(*) FROM lessons WHERE lessons.product_id = ${rule.product})`;
  const started = sql`EXISTS (SELECT 1 FROM lesson_progress AS own WHERE own.contact_id = ${id} AND own.lesson_id IN ${lessons})`;
  const completed = sql`(SELECT count(own.completed_at) FROM lesson_progress AS own WHERE own.contact_id = ${id} AND own.lesson_id IN ${lessons})`;
  switch (rule.is) {
    case "started":
      return started;
    case "not_started":
      return sql`NOT ${started}`;
    case "completed":
      return sql`${total} > 0 AND ${completed} = ${total}`;
    case "not_completed":
      return sql`NOT (${total} > 0 AND ${completed} = ${total})`;
    case "at_least":
      return sql`${total} > 0 AND ${completed} * 100 >= ${rule.percent} * ${total}`;
  }
}

export function listOf(values: readonly (string | number)[]): SQL {
  return sql`(${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )})`;
}
