import fc from "fast-check";
import { expect, test } from "vitest";
import type { FilterGroup } from "@/lib/contacts/filter/filter-rule";
import { filterNamesPerson, withoutPeople } from "./filter-names-person";

const tagged = { field: "tag" as const, is: "any_of" as const, ids: [3] };
const her = { field: "email" as const, is: "contains" as const, value: "ada@quill.example" };
const firm = { ...her, value: "@quill.example" };
const all = (...rules: FilterGroup["rules"]) => ({ match: "all" as const, rules });
const any = (...rules: (typeof her | typeof tagged)[]) => ({ match: "any" as const, rules });

test("the search and the rules that name somebody are left out, the rest can be saved", () => {
  expect(withoutPeople({ search: "ada" })).toBeUndefined();
  expect(withoutPeople({ search: "ada", status: "bounced" })).toEqual({ status: "bounced" });
  expect(withoutPeople({ where: all(her, tagged) })).toEqual({ where: all(tagged) });
  expect(withoutPeople({ where: all(her) })).toBeUndefined();
  expect(withoutPeople({ where: any(her, tagged) })).toBeUndefined();
  expect(withoutPeople({ where: all(any(her, tagged), firm) })).toEqual({ where: all(firm) });
});

test("what can be saved names nobody", () => {
  const rule = fc.constantFrom(tagged, her, firm);
  const group = fc.record({
    match: fc.constantFrom("all" as const, "any" as const),
    rules: fc.array(
      fc.oneof(
        rule,
        fc.array(rule, { minLength: 1 }).map((rules) => any(...rules)),
      ),
      { minLength: 1 },
    ),
  });
  fc.assert(
    fc.property(fc.record({ search: fc.constant("ada"), where: group }), (filter) => {
      const left = withoutPeople(filter);
      if (left) expect(filterNamesPerson(left)).toBe(false);
    }),
  );
});
