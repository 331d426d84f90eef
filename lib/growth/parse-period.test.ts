import { expect, test } from "vitest";
import { parsePeriod } from "./parse-period";

const parse = (query: string) => parsePeriod(new URLSearchParams(query));

test("30, 90 or 365 days are a period", () => {
  expect(parse("days=30")).toEqual({ ok: true, period: 30 });
  expect(parse("days=90")).toEqual({ ok: true, period: 90 });
  expect(parse("days=365")).toEqual({ ok: true, period: 365 });
});

test.each(["", "days=", "days=31", "days=1e9", "days=030", "days=-30", "days=30.0"])(
  "refused by name: %j",
  (query) => {
    expect(parse(query)).toEqual({
      ok: false,
      refusal: "invalid_input",
      field: "days",
      expected: "30, 90 or 365",
    });
  },
);

test("what is not known is refused, not ignored", () => {
  expect(parse("days=30&currency=EUR")).toMatchObject({ ok: false, field: "currency" });
});
