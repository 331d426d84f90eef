import { and, asc, desc, eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import {
  broadcasts,
  customFields,
  forms,
  imports,
  offers,
  products,
  revenueDaily,
  sequences,
  tags,
} from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { canonicalNumber } from "@/lib/values/canonical-number";
import { parseOptions } from "@/lib/values/choice-options";
import type { ContactFilter } from "./contact-filter";
import { costField, isTooCostly, smallerFilter } from "./filter-cost";
import { rulesOf } from "./filter-group";
import type { FilterOptions } from "./filter-labels";
import type { FilterRule } from "./filter-rule";
import { listRetiringOptions } from "./retiring-options";

/** Lists what the rules of a site can name. */
export function listFilterOptions(access: SiteAccess, db: Database): FilterOptions {
  const { siteId } = access;
  const named = (table: typeof tags | typeof offers | typeof products | typeof forms | typeof sequences) =>
    db
      .select({ id: table.id, name: table.name })
      .from(table)
      .where(eq(table.siteId, siteId))
      .orderBy(asc(table.name))
      .all();
  return {
    tag: named(tags),
    offer: named(offers),
    product: named(products),
    form: named(forms),
    sequence: named(sequences),
    broadcast: db
      .select({ id: broadcasts.id, name: broadcasts.subject })
      .from(broadcasts)
      .where(and(eq(broadcasts.siteId, siteId), eq(broadcasts.status, "sent")))
      .orderBy(desc(broadcasts.id))
      .all(),
    import: db
      .select({ id: imports.id, name: imports.fileName })
      .from(imports)
      .where(eq(imports.siteId, siteId))
      .orderBy(desc(imports.id))
      .all()
      .map(({ id, name }) => ({ id, name: name ? `${name} (import ${id})` : `import ${id}` })),
    custom: db
      .select({
        id: customFields.id,
        name: customFields.name,
        type: customFields.type,
        options: customFields.options,
      })
      .from(customFields)
      .where(eq(customFields.siteId, siteId))
      .orderBy(asc(customFields.position), asc(customFields.name))
      .all()
      .map((field) => ({ ...field, options: parseOptions(field.options) })),
    currencies: db
      .selectDistinct({ currency: revenueDaily.currency })
      .from(revenueDaily)
      .where(eq(revenueDaily.siteId, siteId))
      .all()
      .map(({ currency }) => currency),
  };
}

const fieldTypes = {
  text: ["contains", "not_contains", "exactly", "empty", "not_empty"],
  number: ["at_least", "at_most", "exactly", "empty", "not_empty"],
  date: ["before", "after", "exactly", "empty", "not_empty"],
  boolean: ["yes", "no", "empty", "not_empty"],
  choice: ["any_of", "none_of", "empty", "not_empty"],
} as const;

/**
 * Finds the first rule that names something the site does not have, or that asks a custom field what its type cannot
 * answer. A tag that is gone would otherwise match everyone who lacks it.
 */
export function findWrongRule(
  access: SiteAccess,
  db: Database,
  filter: ContactFilter,
): { field: string; expected: string } | undefined {
  if (!filter.where) return undefined;
  if (isTooCostly(filter.where)) return { field: costField, expected: smallerFilter };
  const options = listFilterOptions(access, db);
  for (const rule of rulesOf(filter.where)) {
    const wrong = wrongOf(access, db, rule, options);
    if (wrong) return { field: rule.field, expected: wrong };
  }
  return undefined;
}

function wrongOf(
  access: SiteAccess,
  db: Database,
  rule: FilterRule,
  options: FilterOptions,
): string | undefined {
  if (rule.field === "custom") return wrongOfCustom(access, db, rule, options);
  const named = idsOf(rule);
  if (!named) return undefined;
  const known = new Set(options[named.kind].map(({ id }) => id));
  return named.ids.every((id) => known.has(id)) ? undefined : `a ${named.kind} of this site`;
}

function idsOf(rule: FilterRule) {
  if (rule.field === "progress") return { kind: "product" as const, ids: [rule.product] };
  return "ids" in rule ? { kind: rule.field, ids: rule.ids } : undefined;
}

function wrongOfCustom(
  access: SiteAccess,
  db: Database,
  rule: Extract<FilterRule, { field: "custom" }>,
  { custom }: FilterOptions,
): string | undefined {
  const field = custom.find(({ id }) => id === rule.custom);
  if (!field) return "a custom field of this site";
  const operators: readonly string[] = fieldTypes[field.type];
  if (!operators.includes(rule.is)) return `one of ${operators.join(", ")} for ${field.name}`;
  if ("values" in rule) {
    const known = [...field.options, ...listRetiringOptions(db, access.siteId, field.id)];
    const isKnown = rule.values.every((value) => known.includes(value));
    return isKnown ? undefined : `options of ${field.name}`;
  }
  if (!("value" in rule)) return undefined;
  if (field.type === "number" && canonicalNumber(rule.value) === undefined)
    return `a number for ${field.name}`;
  if (field.type === "date" && !/^\d{4}-\d{2}-\d{2}$/.test(rule.value))
    return `a day such as 2026-01-31 for ${field.name}`;
  return undefined;
}
