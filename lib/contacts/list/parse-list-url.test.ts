import { expect, test } from "vitest";
import { createSite } from "@/db/factories/create-site";
import { openMemoryDatabase } from "@/db/open-database";
import { askedFilter } from "@/lib/segments/asked-filter";
import { ownerOf } from "@/testing/steps/deletion";
import { checkFilter, parsePage } from "./parse-list-url";

const db = openMemoryDatabase();
const access = ownerOf(createSite(db).id);
const unreadable = { ok: false, refusal: "invalid_input", expected: "readable characters only" };

test.each([
  ["a NUL", "quill\0"],
  ["half a character", "quill\ud83d"],
])("%s in any text of a filter is refused by its place, and not repeated", (_, text) => {
  const rules = [
    { field: "name", is: "contains", value: text },
    { field: "email", is: "exactly", value: text },
    { field: "note", is: "not_contains", value: text },
    { field: "custom", custom: 1, is: "exactly", value: text },
    { field: "custom", custom: 1, is: "any_of", values: [text] },
  ];
  expect(checkFilter(access, db, { search: text })).toMatchObject(unreadable);
  for (const rule of rules) {
    const where = { match: "all", rules: [{ match: "any", rules: [rule] }] };
    const asked = new URLSearchParams({ where: JSON.stringify(where) });
    for (const answer of [checkFilter(access, db, { where }), askedFilter(access, db, asked)]) {
      expect(answer).toMatchObject(unreadable);
      expect(JSON.stringify(answer)).not.toContain("quill");
    }
  }
});

test.each(["{", "[]", "null", '"\\u0000"', "\0", `${"[".repeat(5000)}${"]".repeat(5000)}`])(
  "rules written as %j are refused, and nothing breaks",
  (where) => {
    const asked = new URLSearchParams({ where });
    expect(askedFilter(access, db, asked)).toMatchObject({ ok: false, refusal: "invalid_input" });
    expect(parsePage(new URLSearchParams({ size: where, sort: where, after: where })).ok).toBe(false);
  },
);
