import { isGroup, mostRules } from "@/lib/contacts/filter/filter-group";
import type { FilterGroup } from "@/lib/contacts/filter/filter-rule";

/**
 * Returns rules that find the hidden contacts among those that `where` is meant for; undefined when no rules can say
 * that.
 */
export function hiddenOnlyFilter(where: FilterGroup | null): FilterGroup | undefined {
  const hidden = { field: "hidden", is: "yes" } as const;
  if (where === null) return { match: "all", rules: [hidden] };
  if (where.match === "all")
    return where.rules.length < mostRules ? { match: "all", rules: [...where.rules, hidden] } : undefined;
  const flat = where.rules.flatMap((rule) => (isGroup(rule) ? [] : [rule]));
  if (flat.length < where.rules.length) return undefined;
  return { match: "all", rules: [{ match: "any", rules: flat }, hidden] };
}
