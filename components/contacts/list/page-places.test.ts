import { expect, test } from "vitest";
import type { ContactListState } from "@/lib/contacts/list/contact-list-url";
import { placeOf, rememberPlace } from "./page-places";

const state: ContactListState = {
  search: "",
  status: null,
  import: null,
  where: null,
  sort: "added",
  direction: "desc",
  size: 50,
  after: null,
  before: null,
};
const middle = { rowCount: 50, isFirst: false, isLast: false, total: 2_000 };

test("the first page begins at 1, the last one where the rest ends, others where they were turned to", () => {
  expect(placeOf(state, { ...middle, isFirst: true })).toBe(1);
  expect(placeOf({ ...state, before: 0 }, { ...middle, rowCount: 50, isLast: true })).toBe(1_951);
  expect(placeOf({ ...state, before: 0 }, { ...middle, isLast: true, total: undefined })).toBeUndefined();
  const second = { after: 77, before: null };
  expect(placeOf({ ...state, ...second }, middle)).toBeUndefined();
  rememberPlace(state, second, 51);
  expect(placeOf({ ...state, ...second }, middle)).toBe(51);
  expect(placeOf({ ...state, ...second, sort: "name" }, middle)).toBeUndefined();
  expect(placeOf({ ...state, ...second, status: "bounced" }, middle)).toBeUndefined();
});
