import type { FilterGroup } from "@/lib/contacts/filter/filter-rule";
import type { ListConditions } from "../list-conditions";
import type { DraftGroup, DraftRule } from "./draft-rule";

/** Is a filter under construction: the search and the import, and with them rules, the status among them. */
export interface DraftFilter {
  search: string;
  import: number | null;
  group: DraftGroup;
}

/** Returns everything that is active as a draft. A status stands first among the rules, beside them or around them. */
export function draftOf({ search, status, import: importId, where }: ListConditions): DraftFilter {
  const rules = where ? (where as DraftGroup) : { match: "all" as const, rules: [] };
  const rest = { search, import: importId };
  if (status === null) return { ...rest, group: rules };
  const statusRule: DraftRule = { field: "status", is: "any_of", values: [status] };
  const isAll = rules.match === "all" || rules.rules.length === 1;
  return {
    ...rest,
    group: isAll
      ? { match: "all", rules: [statusRule, ...rules.rules] }
      : { match: "all", rules: [statusRule, rules as DraftGroup["rules"][number]] },
  };
}

interface DraftedConditions extends Omit<ListConditions, "where"> {
  /** Is still to be parsed: a rule may not be complete yet. */
  where: DraftGroup | null;
}

/** Returns the conditions that a draft stands for. A rule about one status becomes the status beside the search. */
export function conditionsOfDraft({ search, import: importId, group }: DraftFilter): DraftedConditions {
  const at = group.match === "all" ? group.rules.findIndex(isOneStatus) : -1;
  const found = group.rules[at];
  const left = group.rules.filter((_, index) => index !== at);
  const [only] = left;
  const isGroupAlone = at >= 0 && left.length === 1 && only !== undefined && "match" in only;
  const where = isGroupAlone ? (only as DraftGroup) : { ...group, rules: left };
  return {
    search,
    import: importId,
    status: found ? statusOf(found) : null,
    where: where.rules.length > 0 ? where : null,
  };
}

function isOneStatus(rule: DraftGroup["rules"][number]): boolean {
  return (
    !("match" in rule) &&
    rule.field === "status" &&
    rule.is === "any_of" &&
    Array.isArray(rule.values) &&
    rule.values.length === 1
  );
}

function statusOf(rule: DraftGroup["rules"][number]): ListConditions["status"] {
  return ((rule as DraftRule).values as ListConditions["status"][])[0] ?? null;
}

/** Lists the places of rules that are not complete, such as "2" or "3.1"; a draft without rules has none. */
export function incompletePlaces(
  group: DraftGroup,
  isComplete: (rule: FilterGroup["rules"][number]) => boolean,
  prefix = "",
): string[] {
  return group.rules.flatMap((rule, index) => {
    const place = `${prefix}${index + 1}`;
    if ("match" in rule) return incompletePlaces(rule as DraftGroup, isComplete, `${place}.`);
    return isComplete(rule as FilterGroup["rules"][number]) ? [] : [place];
  });
}
