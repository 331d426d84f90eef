import fc from "fast-check";
import { expect, test } from "vitest";
import { formatsOf, minorDigitsOf, neutralFormats } from "./formats";

const at = Date.UTC(2025, 8, 3, 23, 5, 59);

test("money is shown in the digits its currency has", () => {
  expect(neutralFormats.money(61_200, "eur")).toBe("€612.00");
  expect(neutralFormats.money(1_204_050, "USD")).toBe("$12,040.50");
  expect(neutralFormats.money(5000, "JPY")).toBe("¥5,000");
});

test("amounts are in the units of Stripe's own table, which is neither that of Intl nor of ISO 4217", () => {
  const said = (amount: number, currency: string) =>
    neutralFormats.money(amount, currency).replace("\u00a0", " ");
  expect(said(90_000, "HUF")).toBe("HUF 900");
  expect(said(90_050, "HUF")).toBe("HUF 900.50");
  expect(said(500_000, "ISK")).toBe("ISK 5,000");
  expect(said(500_000, "UGX")).toBe("UGX 5,000");
  expect(said(30_000, "TWD")).toBe("NT$300.00");
  expect(said(1500, "XAF")).toBe("FCFA 1,500");
  expect(said(1500, "MGA")).toBe("MGA 1,500");
  expect(said(12_340, "KWD")).toBe("KWD 12.340");
  expect(said(-90_000, "HUF")).toBe("-HUF 900");
  expect(["JPY", "jpy", "EUR", "huf", "TND"].map(minorDigitsOf)).toEqual([0, 0, 2, 2, 3]);
});

test("no currency loses a unit on the way to the screen", () => {
  const currencies = Intl.supportedValuesOf("currency");
  const amount = fc.integer({ min: -10_000_000, max: 10_000_000 });
  fc.assert(
    fc.property(fc.constantFrom(...currencies), amount, (currency, amountMinor) => {
      const [digits = ""] = /\d[\d,]*(\.\d+)?/.exec(neutralFormats.money(amountMinor, currency)) ?? [];
      const minor = Math.round(Number(digits.replaceAll(",", "")) * 10 ** minorDigitsOf(currency));
      expect(minor).toBe(Math.abs(amountMinor));
    }),
  );
});

test("the server writes English, in UTC", () => {
  expect(neutralFormats.count(1204)).toBe("1,204");
  expect(neutralFormats.date(at)).toBe("Sep 3, 2025");
  expect(neutralFormats.dateTime(at)).toBe("Sep 3, 2025, 23:05 UTC");
});

test("a viewer reads numbers and money in their own way, and days in English in the order of their region", () => {
  const german = formatsOf("de-DE", "Europe/Berlin");
  expect(german.count(1204)).toBe("1.204");
  expect(german.money(61_200, "EUR")).toBe("612,00\u00a0€");
  expect(german.date(at)).toBe("4 Sept 2025");
  expect(german.dateTime(at)).toContain("01:05");
  expect(formatsOf("en-US", "America/New_York").dateTime(at)).toMatch(/^Sep 3, 2025, 7:05\sPM EDT$/);
});

test("a number is read as the viewer writes numbers, and what is none stays as it is", () => {
  const german = formatsOf("de-DE", "Europe/Berlin");
  expect(["12,5", "1.000", "-1.234.567,25", "12.5", "39", " 7 "].map(german.typedNumber)).toEqual([
    ...["12.5", "1000", "-1234567.25", "12.5", "39", "7"],
  ]);
  expect(["1.00", "1,2,3", "viel", "", "1,"].map(german.typedNumber)).toEqual([
    "1.00",
    "1,2,3",
    "viel",
    "",
    "1,",
  ]);
  expect(german.numberToType("12.5")).toBe("12,5");
  expect(["1,000.5", "1.000", "12,5"].map(neutralFormats.typedNumber)).toEqual(["1000.5", "1.000", "12,5"]);
  expect(formatsOf("fr-FR", "UTC").typedNumber("1 000,5")).toBe("1000.5");
  expect(formatsOf("en-IN", "UTC").typedNumber("12,34,567")).toBe("1234567");
});

test("a day without a time is the same day everywhere", () => {
  expect(formatsOf("en-US", "America/New_York").day("2026-01-31")).toBe("Jan 31, 2026");
  expect(formatsOf("en-US", "Asia/Tokyo").day("2026-01-31")).toBe("Jan 31, 2026");
  expect(neutralFormats.day("2026-01-31")).toBe("Jan 31, 2026");
  expect(neutralFormats.day("soon")).toBe("soon");
});
