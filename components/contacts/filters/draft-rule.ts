import type { FilterOptions } from "@/lib/contacts/filter/filter-labels";
import type { FilterField } from "@/lib/contacts/filter/filter-rule";
import { minorDigitsOf } from "@/lib/values/formats";

/** Is a rule under construction, which may not be a rule yet. */
export type DraftRule = { field: FilterField | ""; is: string } & Record<string, unknown>;

export interface DraftGroup {
  match: "all" | "any";
  rules: (DraftRule | { match: "all" | "any"; rules: DraftRule[] })[];
}

export const textOperators = ["contains", "not_contains", "exactly", "empty", "not_empty"] as const;
export const customOperators = {
  text: textOperators,
  number: ["at_least", "at_most", "exactly", "empty", "not_empty"],
  date: ["before", "after", "exactly", "empty", "not_empty"],
  boolean: ["yes", "no", "empty", "not_empty"],
  choice: ["any_of", "none_of", "empty", "not_empty"],
} as const;

/** Is a new rule, which is about nothing yet. */
export const newRule: DraftRule = { field: "", is: "" };

/** Returns the rule that a field begins with. Nothing is chosen yet where there is a choice. */
export function blankRule(field: FilterField, options: FilterOptions): DraftRule {
  switch (field) {
    case "status":
      return { field, is: "any_of", values: [] };
    case "source":
      return { field, is: "any_of", values: [] };
    case "subscription":
      return { field, is: "any_of", values: [] };
    case "customer":
    case "attention":
    case "hidden":
      return { field, is: "yes" };
    case "name":
    case "email":
    case "note":
      return { field, is: "contains", value: "" };
    case "added":
    case "activity":
      return {
        field,
        is: field === "added" ? "within_days" : "over_days",
        days: field === "added" ? 30 : 90,
      };
    case "revenue":
      return { field, is: "at_least", amount: 1, currency: options.currencies[0] ?? "EUR" };
    case "progress":
      return { field, is: "started", product: options.product[0]?.id };
    case "broadcast":
      return { field, is: "opened", ids: [] };
    case "custom": {
      const [first] = options.custom;
      return first ? withCustomField(first.id, options) : { field, is: "contains", value: "" };
    }
    default:
      return { field, is: "any_of", ids: [] };
  }
}

export function withCustomField(custom: number, options: FilterOptions): DraftRule {
  const type = options.custom.find(({ id }) => id === custom)?.type ?? "text";
  return withCustomOperator({ field: "custom", is: "", custom }, customOperators[type][0]);
}

/** Returns the rule with another operator, without a value that the operator has no use for. */
export function withCustomOperator(rule: DraftRule, is: string): DraftRule {
  const { value, values, ...rest } = rule;
  if (is === "any_of" || is === "none_of") return { ...rest, is, values: values ?? [] } as DraftRule;
  const needsValue = !["empty", "not_empty", "yes", "no"].includes(is);
  return { ...rest, is, ...(needsValue && { value: value ?? "" }) } as DraftRule;
}

/**
 * Returns the rule with another date operator. A day keeps the time zone of its author for everyone who opens the
 * link.
 */
export function withDateOperator(rule: DraftRule, is: string, timeZone: string): DraftRule {
  const { day, days, zone, ...rest } = rule;
  const isRelative = is === "within_days" || is === "over_days";
  const asked = isRelative ? { days: days ?? 90 } : { day: day ?? "", zone: zone ?? timeZone };
  return { ...rest, is, ...asked } as DraftRule;
}

/** Returns the same number in the other currency: what was typed stays as it was typed. */
export function withCurrency(rule: DraftRule, currency: string): DraftRule {
  const shift = minorDigitsOf(currency) - minorDigitsOf(String(rule.currency));
  return { ...rule, currency, amount: Math.round(Number(rule.amount) * 10 ** shift) };
}

export function withProgressOperator(rule: DraftRule, is: string): DraftRule {
  const { percent, ...rest } = rule;
  return { ...rest, is, ...(is === "at_least" && { percent: percent ?? 50 }) } as DraftRule;
}

/** Tells whether a field is offered: one without anything to choose from is not. */
/** Tells whether a new rule can be about a field. Sequences cannot be joined yet; older rules about them still stand. */
export function isAskable(field: FilterField, options: FilterOptions): boolean {
  if (field === "sequence") return false;
  if (field === "progress") return options.product.length > 0;
  if (field === "revenue") return options.currencies.length > 0;
  const named = options[field as keyof FilterOptions];
  return named === undefined || named.length > 0;
}
