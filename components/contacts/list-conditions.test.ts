import fc from "fast-check";
import { expect, test } from "vitest";
import { marketingStatusChoices } from "@/lib/consent/status/marketing-status";
import type { TypedText } from "@/lib/contacts/filter/typed-text";
import { filterOf } from "@/lib/contacts/list/contact-list-url";
import { arbitraryGroup } from "@/testing/steps/arbitrary-filter";
import { conditionsIn, conditionsOf, noConditions, restOf, urlOf } from "./list-conditions";

const named = [{ id: 1, name: "one" }];
const options = {
  tag: named,
  offer: named,
  product: named,
  form: named,
  sequence: named,
  broadcast: named,
  import: named,
  custom: [{ id: 1, name: "text", type: "text" as const, options: [] }],
  currencies: ["EUR"],
};
const secret = "ada.quill@secret.example";
const her = { field: "email" as const, is: "contains" as const, value: secret };
const conditions = fc.record({
  search: fc.constantFrom("", secret),
  status: fc.option(fc.constantFrom(...marketingStatusChoices)),
  import: fc.option(fc.constantFrom(3)),
  where: fc.option(
    fc.tuple(arbitraryGroup(options), fc.boolean()).map(([group, isHers]) => ({
      ...group,
      rules: isHers ? [her, ...group.rules] : group.rules,
    })),
  ),
});

test("the URL and the tab together hold the list, with and without a segment; the URL alone names nobody", () => {
  fc.assert(
    fc.property(conditions, fc.option(conditions), (shown, saved) => {
      const segment = saved ? { id: 7, filter: filterOf({ ...saved, search: "" }) } : undefined;
      let held: TypedText | undefined;
      const url = urlOf(shown, segment, (text) => {
        held = text;
        return "k3";
      });
      expect(JSON.stringify(url)).not.toContain(secret);
      expect(conditionsOf(url, held, segment ? [segment] : [])).toEqual(shown);
      if (held) expect(conditionsOf(url, undefined, segment ? [segment] : [])).toBeUndefined();
    }),
  );
});

test("a segment is named alone until its rules change, and searching within it does not change them", () => {
  const segment = { id: 7, filter: { status: "bounced" as const } };
  const hold = () => "k3";
  expect(urlOf(conditionsIn(segment), segment, hold)).toMatchObject({ segment: 7, status: null });
  expect(urlOf({ ...conditionsIn(segment), search: "ada" }, segment, hold)).toMatchObject({
    segment: 7,
    status: null,
    typed: "k3",
  });
  expect(urlOf({ ...noConditions, status: "pending" }, segment, hold)).toMatchObject({
    segment: 7,
    status: "pending",
  });
  expect(urlOf(noConditions, segment, hold)).toMatchObject({ segment: null });
});

test("without what was typed the rest is known, and a segment that is gone is not", () => {
  const where = { match: "all" as const, rules: [her, { field: "customer" as const, is: "yes" as const }] };
  const url = urlOf({ ...noConditions, search: secret, status: "pending", where }, undefined, () => "k3");
  expect(restOf(url, [])).toEqual({
    ...noConditions,
    status: "pending",
    where: { match: "all", rules: [{ field: "customer", is: "yes" }] },
  });
  expect(
    conditionsOf({ ...url, typed: null, where: null, status: null, segment: 7 }, undefined, []),
  ).toBeUndefined();
});
