import { type SQL, sql } from "drizzle-orm";
import { foldForSearch } from "@/db/fold-for-search";
import { contacts } from "@/db/schema";
import { canonicalNumber } from "@/lib/values/canonical-number";
import { normaliseEmail } from "@/lib/values/email";
import { compileBroadcast, compileOffer, compileProgress, compileSequence, listOf } from "./compile-records";
import { startOfDay } from "./day-in-zone";
import { isGroup } from "./filter-group";
import type { FilterGroup, FilterRule } from "./filter-rule";

const dayMs = 86_400_000;
const id = contacts.id;

/**
 * Compiles a group to SQL over `contacts`. Each rule looks only at rows of the contact, by its key. The `+` keeps
 * the planner from an index that would make it sort, so that it walks the index of the order and probes.
 */
export function compileGroup(group: FilterGroup, now: number): SQL {
  const parts = group.rules.map((rule) =>
    isGroup(rule) ? compileGroup(rule, now) : sql`(${compileRule(rule, now)})`,
  );
  return sql`(${sql.join(parts, group.match === "all" ? sql` AND ` : sql` OR `)})`;
}

/** Compiles one rule; relative dates are counted from `now`, in UTC ms. */
function compileRule(rule: FilterRule, now: number): SQL {
  switch (rule.field) {
    case "name":
      return compileText(sql`${contacts.name}`, rule);
    case "email":
      return compileText(sql`${contacts.email}`, rule);
    case "note": {
      const holds = sql`EXISTS (SELECT 1 FROM notes WHERE notes.contact_id = ${id}
        AND instr(${folded(sql`notes.body`)}, ${foldForSearch(rule.value)}) > 0)`;
      return rule.is === "contains" ? holds : sql`NOT ${holds}`;
    }
    case "status":
      return isNot(rule.is, sql`+${contacts.marketingStatus} IN ${listOf(rule.values)}`);
    case "source":
      return isNot(rule.is, sql`${contacts.source} IN ${listOf(rule.values)}`);
    case "customer":
      return sql`${contacts.isCustomer} = ${rule.is === "yes" ? 1 : 0}`;
    case "attention":
      return isNot(
        rule.is === "yes" ? "any_of" : "none_of",
        sql`EXISTS (SELECT 1 FROM deletion_items AS held WHERE held.contact_id = ${id} AND held.state = 'needs_attention')`,
      );
    case "hidden":
      if (rule.is === "either") return sql`1`;
      return isNot(rule.is === "yes" ? "any_of" : "none_of", sql`${contacts.hiddenAt} IS NOT NULL`);
    case "subscription":
      return isNot(
        rule.is,
        sql`EXISTS (SELECT 1 FROM subscriptions AS one WHERE one.contact_id = ${id} AND one.status IN ${listOf(rule.values)})`,
      );
    case "tag":
      return isNot(rule.is, hasOwn(sql`contact_tags`, sql`tag_id`, rule.ids));
    case "form":
      return isNot(rule.is, hasOwn(sql`form_submissions`, sql`form_id`, rule.ids));
    case "sequence":
      return compileSequence(rule);
    case "import":
      return isNot(
        rule.is,
        sql`EXISTS (SELECT 1 FROM import_rows AS own WHERE own.contact_id = ${id} AND own.import_id IN ${listOf(rule.ids)})`,
      );
    case "offer":
      return compileOffer(rule);
    case "product":
      return isNot(
        rule.is,
        sql`EXISTS (SELECT 1 FROM purchases AS own WHERE own.contact_id = ${id} AND own.revoked_at IS NULL
          AND own.offer_id IN (SELECT offers.id FROM offers WHERE offers.product_id IN ${listOf(rule.ids)}))`,
      );
    case "broadcast":
      return compileBroadcast(rule);
    case "progress":
      return compileProgress(rule);
    case "revenue": {
      const net = sql`coalesce((SELECT sum(iif(paid.status = 'paid', paid.amount - paid.refunded_amount, 0)) FROM payments AS paid
        WHERE paid.contact_id = ${id} AND paid.currency = ${rule.currency}), 0)`;
      return rule.is === "at_least" ? sql`${net} >= ${rule.amount}` : sql`${net} <= ${rule.amount}`;
    }
    case "custom":
      return compileCustom(rule);
    case "added":
      return compileDate(sql`+${contacts.createdAt}`, rule, now);
    case "activity":
      return compileDate(sql`+${contacts.lastActivityAt}`, rule, now);
  }
}

type TextRule = Extract<FilterRule, { field: "name" | "email" }>;

/** Compares text without regard to case and accents, as the search does; an email is compared exactly. */
function compileText(column: SQL, rule: TextRule): SQL {
  if (!("value" in rule)) return rule.is === "empty" ? sql`${column} = ''` : sql`${column} <> ''`;
  const part = rule.field === "name" ? namePart : emailPart;
  if (rule.field === "email" && rule.is === "exactly") return sql`+${column} = ${normaliseEmail(rule.value)}`;
  if (rule.is === "exactly") return sql`${part} = ${foldForSearch(rule.value)}`;
  const holds = sql`instr(${part}, ${foldForSearch(rule.value)}) > 0`;
  return rule.is === "contains" ? holds : sql`NOT (${holds})`;
}

/**
 * Folds text as `foldForSearch` does. Plain text skips that function, because a call out of SQLite for each row is
 * slow.
 */
function folded(text: SQL): SQL {
  const isPlain = sql`${text} NOT GLOB '*[^ -~]*' AND instr(${text}, '  ') = 0`;
  return sql`iif(${isPlain}, lower(trim(${text})), fold_for_search(${text}))`;
}

const lineEnd = sql`instr(${contacts.searchText}, char(10))`;
const namePart = sql`substr(${contacts.searchText}, 1, max(0, ${lineEnd} - 1))`;
const emailPart = sql`substr(${contacts.searchText}, ${lineEnd} + 1)`;

function compileCustom(rule: Extract<FilterRule, { field: "custom" }>): SQL {
  const value = sql`(SELECT own.value FROM contact_field_values AS own WHERE own.contact_id = ${id} AND own.field_id = ${rule.custom})`;
  // `EXISTS` reads the value once, however often the condition uses it.
  const hasValue = (holds: SQL) =>
    sql`EXISTS (SELECT 1 FROM contact_field_values AS own WHERE own.contact_id = ${id} AND own.field_id = ${rule.custom} AND ${holds})`;
  switch (rule.is) {
    case "any_of":
    case "none_of":
      return isNot(rule.is, hasValue(sql`own.value IN ${listOf(rule.values)}`));
    case "empty":
      return sql`${value} IS NULL`;
    case "not_empty":
      return sql`${value} IS NOT NULL`;
    case "yes":
      return sql`${value} IS 'true'`;
    case "no":
      return sql`${value} IS 'false'`;
    case "exactly":
      return hasValue(isExactly(rule.custom, rule.value));
    case "contains":
      return hasValue(sql`instr(${folded(sql`own.value`)}, ${foldForSearch(rule.value)}) > 0`);
    case "not_contains":
      return sql`NOT ${hasValue(sql`instr(${folded(sql`own.value`)}, ${foldForSearch(rule.value)}) > 0`)}`;
    case "at_least":
      return sql`coalesce(CAST(${value} AS REAL) >= ${numberOf(rule.value)}, 0)`;
    case "at_most":
      return sql`coalesce(CAST(${value} AS REAL) <= ${numberOf(rule.value)}, 0)`;
    case "before":
      return sql`coalesce(${value} < ${rule.value}, 0)`;
    case "after":
      return sql`coalesce(${value} > ${rule.value}, 0)`;
  }
}

/** Compares numbers as numbers, so that 10 also finds a value that was once stored as "10.0". */
function isExactly(fieldId: number, value: string): SQL {
  const isSame = sql`${folded(sql`own.value`)} = ${foldForSearch(value)}`;
  if (canonicalNumber(value) === undefined) return isSame;
  const isNumber = sql`(SELECT type FROM custom_fields WHERE id = ${fieldId}) = 'number'`;
  return sql`(${isSame} OR (${isNumber} AND CAST(own.value AS REAL) = ${numberOf(value)}))`;
}

function numberOf(value: string): number {
  return Number(canonicalNumber(value) ?? value);
}

/** Compiles a rule about a date. "After" a day means from the start of the next day. */
function compileDate(
  column: SQL,
  rule: Extract<FilterRule, { field: "added" | "activity" }>,
  now: number,
): SQL {
  switch (rule.is) {
    case "before":
      return sql`${column} < ${startOfDay(rule.day, rule.zone ?? "UTC")}`;
    case "after":
      return sql`${column} >= ${startOfDay(rule.day, rule.zone ?? "UTC", 1)}`;
    case "within_days":
      return sql`${column} >= ${now - rule.days * dayMs}`;
    case "over_days":
      return sql`${column} < ${now - rule.days * dayMs}`;
  }
}

function hasOwn(table: SQL, column: SQL, ids: number[]): SQL {
  return sql`EXISTS (SELECT 1 FROM ${table} AS own WHERE own.contact_id = ${id} AND own.${column} IN ${listOf(ids)})`;
}

function isNot(is: "any_of" | "none_of", holds: SQL): SQL {
  return is === "any_of" ? holds : sql`NOT (${holds})`;
}
