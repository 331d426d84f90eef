import type { FilterGroup, FilterRule } from "./filter-rule";

/**
 * Holds what a person typed into a filter: the search, and the values of rules on text in the order of the rules. It
 * may name somebody, so it stays out of every URL.
 */
export interface TypedText {
  search: string;
  values: string[];
}

/** Is rules without what was typed into them, as they stand in a URL. */
export interface OutlinedGroup {
  match: "all" | "any";
  rules: (Outlined<FilterRule> | { match: "all" | "any"; rules: Outlined<FilterRule>[] })[];
}

type Outlined<Rule> = Rule extends { value: string } ? Rule | Omit<Rule, "value"> : Rule;
type OutlinedRule = Outlined<FilterRule>;

const asksNumberOrDay: readonly string[] = ["at_least", "at_most", "before", "after"];
const numberOrDay = /^[-+\d.,: ]{1,40}$/;
const asksNothing: readonly string[] = ["empty", "not_empty", "yes", "no"];

/** Tells whether the value of a rule is free text. That of a custom field is, unless it must be a number or a day. */
function isTyped(rule: OutlinedRule): rule is Extract<FilterRule, { value: string }> {
  if (!("value" in rule)) return false;
  const isPlain =
    rule.field === "custom" && asksNumberOrDay.includes(rule.is) && numberOrDay.test(rule.value);
  return !isPlain;
}

function lacksValue(rule: OutlinedRule): boolean {
  const isOnText =
    rule.field === "name" || rule.field === "email" || rule.field === "note" || rule.field === "custom";
  return isOnText && !asksNothing.includes(rule.is) && !("value" in rule) && !("values" in rule);
}

interface Asked {
  search: string;
  where: FilterGroup | null;
}

/** Returns what of a filter may stand in a URL, and what was typed into it; undefined when nothing was. */
export function partTyped({ search, where }: Asked): {
  outline: OutlinedGroup | null;
  typed: TypedText | undefined;
} {
  const values: string[] = [];
  const outline =
    where &&
    mapRules(where, (rule) => {
      if (!isTyped(rule)) return rule;
      const { value, ...rest } = rule;
      values.push(value);
      return rest as OutlinedRule;
    });
  const isAny = search !== "" || values.length > 0;
  return { outline, typed: isAny ? { search, values } : undefined };
}

/** Puts what was typed back into a filter; returns undefined when it does not fit, such as when it is not known. */
export function joinTyped(outline: OutlinedGroup | null, typed: TypedText | undefined): Asked | undefined {
  const values = [...(typed?.values ?? [])];
  let isWhole = true;
  const where =
    outline &&
    mapRules(outline, (rule) => {
      if (!lacksValue(rule)) return rule;
      const value = values.shift();
      isWhole &&= value !== undefined;
      return { ...rule, value } as OutlinedRule;
    });
  if (!isWhole || values.length > 0) return undefined;
  return { search: typed?.search ?? "", where: where as FilterGroup | null };
}

/** Tells whether rules hold what was typed in the open, as older links do. */
export function holdsText(where: OutlinedGroup | null): boolean {
  return where?.rules.some((rule) => ("match" in rule ? rule.rules.some(isTyped) : isTyped(rule))) ?? false;
}

/** Leaves out the rules whose text is not known; null when none is left. */
export function withoutLacking(outline: OutlinedGroup | null): FilterGroup | null {
  const known = (rules: OutlinedRule[]) => rules.filter((rule) => !lacksValue(rule));
  const rules = (outline?.rules ?? []).flatMap((rule): OutlinedGroup["rules"] => {
    if (!("match" in rule)) return known([rule]);
    const left = known(rule.rules);
    return left.length > 0 ? [{ ...rule, rules: left }] : [];
  });
  return outline && rules.length > 0 ? ({ ...outline, rules } as FilterGroup) : null;
}

function mapRules(group: OutlinedGroup, change: (rule: OutlinedRule) => OutlinedRule): OutlinedGroup {
  return {
    ...group,
    rules: group.rules.map((rule) =>
      "match" in rule ? { ...rule, rules: rule.rules.map(change) } : change(rule),
    ),
  };
}
