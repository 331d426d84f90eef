import { expect, test } from "vitest";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { parseCursor, writeCursor } from "./count-cursor";

const access = ownerOf(1);
const search = { search: "ada" };
const cursor = {
  now: testNow,
  counted: [{ total: 7, hidden: 0, isExact: false }],
  place: { value: 5, after: 3 },
};
const text = writeCursor(access, [search], cursor);

test("a cursor is read as it was written, within the hour", () => {
  expect(parseCursor(access, [search], text, testNow + 1)).toMatchObject({ ok: true, value: cursor });
  expect(parseCursor(access, [search], null, testNow)).toEqual({ ok: true, value: undefined });
});

test("a cursor names nobody", () => {
  expect(Buffer.from(text, "base64url").toString()).not.toContain("ada");
});

test.each([
  ["of another search", access, [{ search: "ben" }], text],
  ["of a count of more", access, [search, search], text],
  ["of another site", ownerOf(2), [search], text],
  ["that is no text of ours", access, [search], "x"],
  ["that is empty", access, [search], ""],
  [
    "with a count below nothing",
    access,
    [search],
    changed({ counted: [{ total: -1, hidden: 0, isExact: false }] }),
  ],
  ["with a count that is no number", access, [search], changed({ counted: [{ total: "7", hidden: 0 }] })],
  ["with a place that is none", access, [search], changed({ place: { value: 5, after: "somebody" } })],
  ["with more than it has", access, [search], changed({ more: 1 })],
  ["from the future", access, [search], changed({ now: testNow + 60_000 })],
  ["from an hour ago", access, [search], changed({ now: testNow - 3_600_000 })],
])("a cursor %s is refused by name", (_, who, filters, given) => {
  expect(parseCursor(who, filters, given, testNow + 1)).toEqual({
    ok: false,
    refusal: "invalid_input",
    field: "next",
    expected: "the cursor of this count from within the hour",
  });
});

function changed(parts: object): string {
  const whole = JSON.parse(Buffer.from(text, "base64url").toString());
  return Buffer.from(JSON.stringify({ ...whole, ...parts })).toString("base64url");
}
