import fc from "fast-check";
import { marketingStatusChoices } from "@/lib/consent/status/marketing-status";
import type { FilterOptions } from "@/lib/contacts/filter/filter-labels";
import {
  contactSources,
  type FilterGroup,
  type FilterRule,
  subscriptionStates,
} from "@/lib/contacts/filter/filter-rule";

/** Generates rules of every field and every operator that a site with these options accepts. */
export function arbitraryRule(options: FilterOptions): fc.Arbitrary<FilterRule> {
  const set = fc.constantFrom("any_of" as const, "none_of" as const);
  const some = <T>(values: readonly T[]) =>
    fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });
  const text = fc.constantFrom("a", "an", "mar", "example", "Ö", "o'", "%", '"');
  const day = fc.constantFrom("2024-02-29", "2025-06-01", "2026-01-01");
  const days = fc.constantFrom(1, 30, 90, 365, 900);
  const own = (
    field: FilterRule["field"],
    is: readonly string[],
    rest: Record<string, fc.Arbitrary<unknown>>,
  ) =>
    fc.record({ field: fc.constant(field), is: fc.constantFrom(...is), ...rest }) as fc.Arbitrary<FilterRule>;
  const named = (kind: "tag" | "offer" | "product" | "form" | "sequence" | "import" | "broadcast") =>
    some(options[kind].map(({ id }) => id));
  const fields = options.custom.flatMap(({ id, type, options: choices }) => {
    const custom = { custom: fc.constant(id) };
    const asked = [own("custom", ["empty", "not_empty"], custom)];
    if (type === "text")
      asked.push(own("custom", ["contains", "not_contains", "exactly"], { ...custom, value: text }));
    if (type === "number")
      asked.push(
        own("custom", ["at_least", "at_most"], { ...custom, value: fc.constantFrom("1", "40", "2.5") }),
      );
    if (type === "date") asked.push(own("custom", ["before", "after"], { ...custom, value: day }));
    if (type === "boolean") asked.push(own("custom", ["yes", "no"], custom));
    if (type === "choice")
      asked.push(own("custom", ["any_of", "none_of"], { ...custom, values: some(choices) }));
    return asked;
  });
  const product = fc.constantFrom(...options.product.map(({ id }) => id));
  return fc.oneof(
    own("name", ["contains", "not_contains", "exactly"], { value: text }),
    own("name", ["empty", "not_empty"], {}),
    own("email", ["contains", "not_contains", "exactly"], { value: text }),
    own("note", ["contains", "not_contains"], { value: text }),
    fc.record({ field: fc.constant("status" as const), is: set, values: some(marketingStatusChoices) }),
    fc.record({ field: fc.constant("source" as const), is: set, values: some(contactSources) }),
    fc.record({ field: fc.constant("subscription" as const), is: set, values: some(subscriptionStates) }),
    own("customer", ["yes", "no"], {}),
    own("attention", ["yes", "no"], {}),
    own("hidden", ["yes", "no", "either"], {}),
    own("offer", ["any_of", "none_of", "bought", "not_bought", "granted", "not_granted"], {
      ids: named("offer"),
    }),
    own("sequence", ["any_of", "none_of", "completed", "not_completed"], { ids: named("sequence") }),
    ...(["tag", "product", "form", "import"] as const).map((kind) =>
      own(kind, ["any_of", "none_of"], { ids: named(kind) }),
    ),
    own("broadcast", ["received", "opened", "clicked", "not_received", "not_opened", "not_clicked"], {
      ids: named("broadcast"),
    }),
    own("progress", ["started", "not_started", "completed", "not_completed"], { product }),
    own("progress", ["at_least"], { product, percent: fc.constantFrom(1, 50, 100) }),
    own("revenue", ["at_least", "at_most"], {
      amount: fc.constantFrom(0, 1, 5_000, 20_000),
      currency: fc.constantFrom(...options.currencies, "USD"),
    }),
    own("added", ["before", "after"], {
      day,
      zone: fc.constantFrom("UTC", "Asia/Kolkata", "America/New_York"),
    }),
    own("added", ["within_days", "over_days"], { days }),
    own("activity", ["before", "after"], { day }),
    own("activity", ["within_days", "over_days"], { days }),
    ...fields,
  );
}

export function arbitraryGroup(options: FilterOptions): fc.Arbitrary<FilterGroup> {
  const rule = arbitraryRule(options);
  const match = fc.constantFrom("all" as const, "any" as const);
  const group = fc.record({ match, rules: fc.array(rule, { minLength: 1, maxLength: 3 }) });
  return fc.record({
    match,
    rules: fc.array(fc.oneof({ weight: 3, arbitrary: rule }, { weight: 1, arbitrary: group }), {
      minLength: 1,
      maxLength: 4,
    }),
  });
}
