import fc from "fast-check";
import { expect, it } from "vitest";
import { tagKey } from "@/lib/values/tag-key";
import { joinTags, splitTags } from "./split-tags";

it.each([
  ["a, b; c | d", ["a", "b", "c", "d"]],
  ['"VIP","Blog"', ["VIP", "Blog"]],
  ['"Smith, Ann", other', ["Smith, Ann", "other"]],
  ['"say ""hi""", b', ['say "hi"', "b"]],
  ['["one","two"]', ["one", "two"]],
  ["[Purchased] Course, quiz", ["[Purchased] Course", "quiz"]],
  ["* myContacts ::: Choir ::: Friends", ["Choir", "Friends"]],
  ["VIP, vip, Vip ,other", ["VIP", "other"]],
  ["Über, über, ÜBER", ["Über"]],
  ['"Smith, Jones & Co", "* star"', ["Smith, Jones & Co", "* star"]],
  ['5" pipe, "open, end', ['5" pipe', '"open', "end"]],
  ["one\ntwo\r\nthree", ["one", "two", "three"]],
  [" ,; | ", []],
  ["", []],
])("splits %j", (cell, tags) => {
  expect(splitTags(cell)).toEqual(tags);
});

it("cuts long tags to 100 characters without halving one", () => {
  expect(splitTags("😀".repeat(150))).toEqual(["😀".repeat(100)]);
});

it("never gives a blank, long or repeated tag", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (cell) => {
      const tags = splitTags(cell);
      for (const tag of tags) {
        expect(tag.trim()).toBe(tag);
        expect([...tag].length).toBeGreaterThan(0);
        expect([...tag].length).toBeLessThanOrEqual(100);
      }
      expect(new Set(tags.map((tag) => tag.toLowerCase())).size).toBe(tags.length);
    }),
  );
});

it("reads back the tags that it joined, whatever stands in them", () => {
  const odd = fc.constantFrom(
    "Smith, Jones & Co",
    '5" pipe',
    "* star",
    "a ::: b",
    "[x]",
    '"',
    '""',
    "a|b",
    "-vip",
  );
  const tag = fc
    .oneof(fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }), odd)
    .map((text) => text.trim())
    .filter((text) => text !== "");
  fc.assert(
    fc.property(fc.uniqueArray(tag, { selector: tagKey, maxLength: 8 }), (tags) => {
      expect(splitTags(joinTags(tags))).toEqual(tags);
    }),
    { numRuns: 2000 },
  );
});

it("reads a long cell of quotation marks in one go", () => {
  expect(splitTags('"a,'.repeat(200_000))).toEqual(['"a']);
  expect(splitTags('"x,""y,'.repeat(200_000))).toHaveLength(2);
});
