import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryGroup } from "@/testing/steps/arbitrary-filter";
import { filterGroup } from "./filter-rule";
import { joinTyped, partTyped, withoutLacking } from "./typed-text";

const named = [{ id: 1, name: "one" }];
const options = {
  tag: named,
  offer: named,
  product: named,
  form: named,
  sequence: named,
  broadcast: named,
  import: named,
  custom: (["text", "number", "date", "boolean", "choice"] as const).map((type, at) => ({
    id: at + 1,
    name: type,
    type,
    options: type === "choice" ? ["Gold", "Silver"] : [],
  })),
  currencies: ["EUR"],
};
const secret = "ada.quill@secret.example";
const asked = fc.record({
  search: fc.constantFrom("", secret, `  ${secret} `),
  where: fc.option(
    arbitraryGroup(options).map((group) => ({
      ...group,
      rules: group.rules.map((rule) =>
        "match" in rule ? { ...rule, rules: rule.rules.map(withSecret) } : withSecret(rule),
      ),
    })),
  ),
});

function withSecret<Rule extends { field: string }>(rule: Rule): Rule {
  const isText = "value" in rule && !/^[\d.-]+$/.test(String(rule.value));
  return isText ? { ...rule, value: secret } : rule;
}

test("what was typed is never in the part for the URL, and both parts together are the filter", () => {
  fc.assert(
    fc.property(asked, (filter) => {
      const { outline, typed } = partTyped(filter);
      expect(JSON.stringify(outline)).not.toContain(secret);
      expect(joinTyped(outline, typed)).toEqual(filter);
    }),
  );
});

test("every rule of the URL's part that lost nothing still stands, and is understood", () => {
  fc.assert(
    fc.property(asked, (filter) => {
      const { outline, typed } = partTyped(filter);
      const left = withoutLacking(outline);
      if (left) expect(filterGroup.safeParse(left).success).toBe(true);
      if (!typed?.values.length) expect(left).toEqual(filter.where);
    }),
  );
});

test("without what was typed, or with another text, there is no filter", () => {
  const rule = { field: "email" as const, is: "contains" as const, value: secret };
  const { outline, typed } = partTyped({ search: "", where: { match: "all", rules: [rule] } });
  expect(joinTyped(outline, undefined)).toBeUndefined();
  expect(joinTyped(outline, { search: "", values: [] })).toBeUndefined();
  expect(joinTyped(null, typed)).toBeUndefined();
});

test.each([
  ["at_least", "40", false],
  ["at_least", secret, true],
  ["before", "2026-01-31", false],
  ["exactly", "2026-01-31", true],
] as const)("the value of a custom field that is %s %s", (is, value, isKeptOut) => {
  const rule = { field: "custom" as const, custom: 1, is, value };
  const { outline } = partTyped({ search: "", where: { match: "any", rules: [rule] } });
  expect(JSON.stringify(outline).includes(value)).toBe(!isKeptOut);
});
