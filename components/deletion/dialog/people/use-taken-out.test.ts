import fc from "fast-check";
import { expect, test } from "vitest";
import { type ContactSelection, contactSelection } from "@/lib/contacts/selection/contact-selection";
import { selectionWithout } from "./use-taken-out";

const ids = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 30 });

test("of contacts by id exactly those who were taken out are missing", () => {
  fc.assert(
    fc.property(ids, ids, (selected, out) => {
      const without = selectionWithout({ kind: "ids", ids: selected }, new Set(out));
      expect(without).toEqual({ kind: "ids", ids: selected.filter((id) => !out.includes(id)) });
    }),
  );
});

test("of all that match they are excluded, beside those who were before, once each", () => {
  fc.assert(
    fc.property(ids, ids, (before, out) => {
      const selection: ContactSelection = { kind: "matching", filter: { everyone: true }, except: before };
      const without = selectionWithout(selection, new Set(out));
      expect(contactSelection.parse(without)).toEqual(without);
      expect(without.kind === "matching" && new Set(without.except)).toEqual(new Set([...before, ...out]));
    }),
  );
});

test("a selection of which nobody was taken out stays the same", () => {
  const selection: ContactSelection = { kind: "ids", ids: [1, 2], withoutMissing: true };
  expect(selectionWithout(selection, new Set())).toBe(selection);
});
