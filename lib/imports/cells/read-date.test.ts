import { expect, it } from "vitest";
import { guessDateForm, readDate } from "./read-date";

it.each([
  ["2026-01-31", { value: "2026-01-31" }],
  ["2024-05-06 18:01:32 -0700", { value: "2024-05-06" }],
  ["2024-05-06T00:00:00.000Z", { value: "2024-05-06" }],
  ["20240506", { value: "2024-05-06" }],
  ["29.2.1984", { value: "1984-02-29" }],
  ["5/31/1963", { value: "1963-05-31" }],
  ["31-12-1999", { value: "1999-12-31" }],
  ["7/7/2001", { value: "2001-07-07" }],
  ["05/06/2024", "ambiguous"],
  ["05/06/2024, 2:33 PM", "ambiguous"],
  ["14 May 1963", { value: "1963-05-14" }],
  ["May 14, 1963", { value: "1963-05-14" }],
  ["14. März 1963", { value: "1963-03-14" }],
  ["14 février 1963", { value: "1963-02-14" }],
  ["14 de mayo de 1963", { value: "1963-05-14" }],
  ["14 giugno 1963", { value: "1963-06-14" }],
  ["14 maart 1963", { value: "1963-03-14" }],
  ["14 de março de 1963", { value: "1963-03-14" }],
  ["Monday 6 May 2024", { value: "2024-05-06" }],
  ["Mon May 06 2024 00:00:00 GMT+0200", { value: "2024-05-06" }],
  ["lundi 6 mai 2024", { value: "2024-05-06" }],
  ["le 6 mai 2024", { value: "2024-05-06" }],
  ["until 6 May 2024", "not_a_date"],
  ["2024年5月14日", { value: "2024-05-14" }],
  ["0000-00-00", "not_a_date"],
  ["0/0/00", "not_a_date"],
  ["--05-14", "not_a_date"],
  ["05/14", "not_a_date"],
  ["05/14/63", "not_a_date"],
  ["2023-02-29", "not_a_date"],
  ["30.2.2024", "not_a_date"],
  ["2024-13-01", "not_a_date"],
  ["yesterday", "not_a_date"],
  ["1", "not_a_date"],
  ["9".repeat(5000), "not_a_date"],
  ["", "not_a_date"],
])("%j: %j", (text, reading) => {
  expect(readDate(text, undefined)).toEqual(reading);
});

it("reads day and month in the order of the column", () => {
  expect(readDate("05/06/2024", "day_first")).toEqual({ value: "2024-06-05" });
  expect(readDate("05/06/2024", "month_first")).toEqual({ value: "2024-05-06" });
  expect(readDate("31/01/2024", "month_first")).toBe("not_a_date");
});

it("guesses the order from the whole column, and asks once where nothing decides", () => {
  expect(guessDateForm(["05/06/2024", "31/01/2024", "0/0/00"])).toBe("day_first");
  expect(guessDateForm(["05/06/2024", "01/31/2024"])).toBe("month_first");
  expect(guessDateForm(["05/06/2024", "", "2024-01-31"])).toBe("ambiguous");
  expect(guessDateForm(["2024-01-31", "--05-14"])).toBeUndefined();
});
