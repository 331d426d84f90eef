import type { FilterGroup } from "@/lib/contacts/filter/filter-rule";
import type { ListConditions } from "../list-conditions";

/** Says why a list is empty, as far as its conditions tell. */
export type WhyNobody = "search" | "nothing_needs_attention" | "all_active" | "rules" | "everyone";

/** Returns why nobody is listed. Some lists are good news when they are empty. */
export function whyNobody({ search, status, import: importId, where }: ListConditions): WhyNobody {
  if (search.trim() !== "") return "search";
  const rule = status === null && importId === null ? onlyRuleOf(where) : undefined;
  if (rule?.field === "attention" && rule.is === "yes") return "nothing_needs_attention";
  if (rule?.field === "activity" && rule.is === "over_days") return "all_active";
  return status !== null || importId !== null || where !== null ? "rules" : "everyone";
}

function onlyRuleOf(where: FilterGroup | null) {
  const [rule, ...others] = where?.rules ?? [];
  return rule && others.length === 0 && !("match" in rule) ? rule : undefined;
}
