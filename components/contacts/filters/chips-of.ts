import type { FilterGroup } from "@/lib/contacts/filter/filter-rule";
import type { SegmentView } from "@/lib/segments/segment-view";
import type { ListConditions } from "../list-conditions";

type Rule = FilterGroup["rules"][number];

/** Returns the rules to show as chips: all, but for those that the chosen segment has already. */
export function chipsOf(
  { where }: Pick<ListConditions, "where">,
  segment: Pick<SegmentView, "filter"> | undefined,
): Rule[] {
  if (!where) return [];
  const theirs = segment?.filter.where;
  const isSaid = (rule: Rule) => theirs?.rules.some((one) => JSON.stringify(one) === JSON.stringify(rule));
  return theirs?.match === where.match ? where.rules.filter((rule) => !isSaid(rule)) : where.rules;
}
