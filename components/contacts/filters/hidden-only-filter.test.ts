import { expect, test } from "vitest";
import { mostRules } from "@/lib/contacts/filter/filter-group";
import { filterGroup } from "@/lib/contacts/filter/filter-rule";
import { hiddenOnlyFilter } from "./hidden-only-filter";

const hidden = { field: "hidden", is: "yes" } as const;
const customer = { field: "customer", is: "yes" } as const;
const ada = { field: "name", is: "contains", value: "ada" } as const;

test("who is hidden of those whom the rules find, and never more", () => {
  expect(hiddenOnlyFilter(null)).toEqual({ match: "all", rules: [hidden] });
  expect(hiddenOnlyFilter({ match: "all", rules: [customer, ada] })).toEqual({
    match: "all",
    rules: [customer, ada, hidden],
  });
  const ofAny = hiddenOnlyFilter({ match: "any", rules: [customer, ada] });
  expect(ofAny).toEqual({ match: "all", rules: [{ match: "any", rules: [customer, ada] }, hidden] });
  expect(filterGroup.safeParse(ofAny).success).toBe(true);
});

test("nothing where no rules can say it", () => {
  expect(
    hiddenOnlyFilter({ match: "any", rules: [customer, { match: "all", rules: [ada] }] }),
  ).toBeUndefined();
  expect(
    hiddenOnlyFilter({ match: "all", rules: Array.from({ length: mostRules }, () => customer) }),
  ).toBeUndefined();
});
