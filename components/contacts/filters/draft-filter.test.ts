import fc from "fast-check";
import { expect, test } from "vitest";
import { marketingStatusChoices } from "@/lib/consent/status/marketing-status";
import { filterGroup } from "@/lib/contacts/filter/filter-rule";
import { arbitraryGroup } from "@/testing/steps/arbitrary-filter";
import { conditionsOfDraft, draftOf, incompletePlaces } from "./draft-filter";

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
const conditions = fc.record({
  search: fc.constantFrom("", "ada"),
  status: fc.option(fc.constantFrom(...marketingStatusChoices)),
  import: fc.option(fc.constantFrom(3)),
  where: fc.option(arbitraryGroup(options)),
});

/** Returns the same rules without needless nesting: one rule alone is in no group of its own. */
function plain(where: { match: string; rules: readonly object[] } | null): object | null {
  const [only] = where?.rules ?? [];
  if (where?.rules.length !== 1 || !only) return where;
  return "match" in only ? plain(only as NonNullable<typeof where>) : { ...where, match: "all" };
}

test("a filter that is opened and applied again means the same, whatever is active", () => {
  fc.assert(
    fc.property(conditions, (active) => {
      const once = conditionsOfDraft(draftOf(active));
      expect([once.search, once.import]).toEqual([active.search, active.import]);
      if (active.status !== null)
        expect({ ...once, where: plain(once.where) }).toEqual({ ...active, where: plain(active.where) });
      if (once.where) expect(filterGroup.safeParse(once.where).success).toBe(true);
      const twice = conditionsOfDraft(draftOf(once as typeof active));
      expect({ ...twice, where: plain(twice.where) }).toEqual({ ...once, where: plain(once.where) });
    }),
  );
});

test("a rule about one status becomes the status beside the search, and only where all rules hold", () => {
  const bounced = { field: "status" as const, is: "any_of", values: ["bounced"] };
  const draft = (match: "all" | "any") =>
    conditionsOfDraft({ search: "", import: null, group: { match, rules: [bounced] } });
  expect(draft("all")).toEqual({ search: "", status: "bounced", import: null, where: null });
  expect(draft("any")).toMatchObject({ status: null, where: { match: "any", rules: [bounced] } });
});

test("rules that are not complete are named by their places", () => {
  const blank = { field: "tag" as const, is: "any_of", ids: [] };
  const group = { match: "all" as const, rules: [blank, { match: "any" as const, rules: [blank] }] };
  expect(incompletePlaces(group, () => false)).toEqual(["1", "2.1"]);
  expect(incompletePlaces(group, () => true)).toEqual([]);
});
