import { expect, test } from "vitest";
import { formatCount, formatDate, formatDateTime, formatMoney } from "./format";

test("money is shown in the digits its currency has", () => {
  expect(formatMoney(61_200, "eur")).toBe("€612.00");
  expect(formatMoney(1_204_050, "USD")).toBe("$12,040.50");
  expect(formatMoney(5000, "JPY")).toBe("¥5,000");
});

test("counts have commas", () => {
  expect(formatCount(1204)).toBe("1,204");
});

test("times are UTC", () => {
  const at = Date.UTC(2025, 8, 3, 23, 5, 59);
  expect(formatDate(at)).toBe("3 Sep 2025");
  expect(formatDateTime(at)).toBe("3 Sep 2025, 23:05 UTC");
});
