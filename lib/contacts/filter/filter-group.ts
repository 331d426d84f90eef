import type { FilterGroup, FilterRule } from "./filter-rule";

export const mostRules = 20;

export function isGroup(
  rule: FilterGroup["rules"][number],
): rule is Extract<typeof rule, { match: unknown }> {
  return "match" in rule;
}

/** Lists every rule of a group, including those of its groups. */
export function rulesOf(group: FilterGroup): FilterRule[] {
  return group.rules.flatMap((rule) => (isGroup(rule) ? rule.rules : [rule]));
}

/**
 * Reads rules from a URL that the server let through, by their outline alone: `filterGroup` checks each rule, and
 * does not belong into a page. Returns null for anything else.
 */
export function asFilterGroup(value: unknown): FilterGroup | null {
  const { match, rules } = (value ?? {}) as Partial<Record<string, unknown>>;
  const isOutlined = (match === "all" || match === "any") && Array.isArray(rules) && rules.length > 0;
  return isOutlined ? (value as FilterGroup) : null;
}
