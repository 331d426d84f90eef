import fc from "fast-check";
import { expect, test } from "vitest";
import {
  areListColumns,
  builtInColumns,
  type ColumnId,
  columnsQuery,
  columnsText,
  extrasOf,
  fieldOf,
  firstColumns,
  isExtra,
  leastWidth,
  mostWidth,
  parseColumnsText,
  parseExtras,
  possibleWidth,
} from "./list-columns";

const arbitraryColumns = fc
  .uniqueArray(
    fc.record({
      id: fc.oneof(
        fc.constantFrom<ColumnId>(...builtInColumns.slice(1)),
        fc.integer({ min: 1, max: 999_999 }).map((id): ColumnId => `field-${id}`),
      ),
      width: fc.integer({ min: leastWidth, max: mostWidth }),
    }),
    { selector: ({ id }) => id, maxLength: 31 },
  )
  .map((columns) => [{ id: "name" as const, width: 200 }, ...columns]);

test("columns are read as they were written", () => {
  fc.assert(
    fc.property(arbitraryColumns, (columns) => {
      expect(parseColumnsText(columnsText(columns))).toEqual(columns);
    }),
  );
});

test("what is no list of columns is none", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(parseColumnsText(text)).toBeUndefined();
    }),
  );
  for (const text of [
    "email.240~name.220",
    "name.220~name.220",
    "name.220~email.79",
    "name.220~email.601",
    "name.220~email.2.4",
    "name.220~phone.120",
    "name.220~field-0.120",
    "name.220~field-1;DROP.120",
    `name.220~${Array.from({ length: 32 }, (_, at) => `field-${at + 1}.120`).join("~")}`,
  ])
    expect(parseColumnsText(text), text).toBeUndefined();
  expect(areListColumns(firstColumns)).toBe(true);
});

test("only what a row does not have is read besides, in whatever order it is shown", () => {
  const columns = parseColumnsText("name.220~source.120~email.240~field-12.120~revenue.120");
  expect(extrasOf(columns ?? [])).toEqual(["field-12", "revenue", "source"]);
  expect(extrasOf(firstColumns)).toEqual([]);
  expect(["field-3", "offers", "email", "field-x", "where"].filter(isExtra)).toEqual(["field-3", "offers"]);
  expect(columnsQuery(extrasOf(columns ?? []))).toBe("&columns=field-12~revenue~source");
  expect(columnsQuery([])).toBe("");
  expect(parseExtras("field-12~revenue")).toEqual(["field-12", "revenue"]);
  expect(parseExtras(null)).toEqual([]);
  for (const wrong of ["email", "revenue~", "field-0", "revenue;offers", Array(40).fill("revenue").join("~")])
    expect(parseExtras(wrong), wrong).toBeUndefined();
  expect(fieldOf("field-12")).toBe(12);
  expect(fieldOf("email")).toBeUndefined();
});

test("a width is a whole number that a column can have", () => {
  expect([0, 79.6, 120.4, 9000].map(possibleWidth)).toEqual([80, 80, 120, 600]);
});
