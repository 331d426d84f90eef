import type { ContactFilter } from "@/lib/contacts/filter/contact-filter";
import { isGroup, rulesOf } from "@/lib/contacts/filter/filter-group";
import type { FilterGroup, FilterRule } from "@/lib/contacts/filter/filter-rule";

const address = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Tells whether a filter looks for someone by name or email. A segment must not, because it outlives that person. */
export function filterNamesPerson({ search, where }: ContactFilter): boolean {
  return search !== undefined || (where ? rulesOf(where) : []).some(namesPerson);
}

function namesPerson(rule: FilterRule): boolean {
  if (!("value" in rule)) return false;
  const isExact = (rule.field === "name" || rule.field === "email") && rule.is === "exactly";
  return isExact || address.test(rule.value);
}

/**
 * Returns what of a filter can be saved: without the search, and without rules and groups that name a person.
 * Undefined when nothing is left, or when those are among rules of which any suffices.
 */
export function withoutPeople({ search, where, ...rest }: ContactFilter): ContactFilter | undefined {
  const names = (rule: FilterGroup["rules"][number]) =>
    isGroup(rule) ? rule.rules.some(namesPerson) : namesPerson(rule);
  if (where?.match === "any" && where.rules.some(names)) return undefined;
  const rules = (where?.rules ?? []).filter((rule) => !names(rule));
  const left = { ...rest, ...(where && rules.length > 0 && { where: { ...where, rules } }) };
  return Object.keys(left).length > 0 && !("everyone" in left) ? left : undefined;
}
