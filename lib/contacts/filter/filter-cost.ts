import { rulesOf } from "./filter-group";
import type { FilterField, FilterGroup, FilterRule } from "./filter-rule";

/** Bounds what a filter may cost: some twenty of the dearest rules, or five that each list fifty tags. */
export const mostCost = 300;

/** Is the part of a filter that a refusal names when it costs too much. */
export const costField = "cost";
export const smallerFilter = "fewer rules, or fewer choices in each";

/** Lists what a rule costs for each contact: a look at the contact itself is 1, and one at other rows more. */
const costs: Record<FilterField, number> = {
  status: 1,
  customer: 1,
  name: 1,
  email: 1,
  added: 1,
  activity: 1,
  source: 1,
  hidden: 1,
  tag: 3,
  offer: 3,
  product: 3,
  subscription: 3,
  form: 3,
  sequence: 3,
  import: 3,
  attention: 3,
  custom: 5,
  broadcast: 5,
  progress: 6,
  revenue: 6,
  note: 6,
};

/** Counts what a group of rules costs for each contact. Each tag or other choice of a list is looked up on its own. */
export function costOf(group: FilterGroup): number {
  return rulesOf(group).reduce((sum, rule) => sum + costs[rule.field] + choicesOf(rule), 0);
}

/** Tells whether rules cost more than a filter may. */
export function isTooCostly(group: FilterGroup | undefined): boolean {
  return group !== undefined && costOf(group) > mostCost;
}

function choicesOf(rule: FilterRule): number {
  if ("ids" in rule) return rule.ids.length;
  return "values" in rule ? rule.values.length : 0;
}
