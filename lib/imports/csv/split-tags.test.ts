import fc from "fast-check";
import { expect, it } from "vitest";
import { splitTags } from "@/lib/imports/csv/split-tags";

it.each([
  ["a, b; c | d", ["a", "b", "c", "d"]],
  ['"VIP","Blog"', ["VIP", "Blog"]],
  ['"Smith, Ann", other', ["Smith, Ann", "other"]],
  ['"say ""hi""", b', ['say "hi"', "b"]],
  ['["one","two"]', ["one", "two"]],
  ["[Purchased] Course, quiz", ["[Purchased] Course", "quiz"]],
  ["* myContacts ::: Choir ::: Friends", ["Choir", "Friends"]],
  ["VIP, vip, Vip ,other", ["VIP", "other"]],
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
