import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalNumber } from "@/lib/values/canonical-number";
import { guessNumberForm, readNumber } from "./read-number";

it.each([
  ["0x10", "not_a_number"],
  ["1e3", "not_a_number"],
  ["Infinity", "not_a_number"],
  ["0b11", "not_a_number"],
  ["12 apples", "not_a_number"],
  ["1.234", "ambiguous"],
  ["1,234", "ambiguous"],
  ["-12.345", "ambiguous"],
  ["10.0", { value: "10" }],
  ["0.125", { value: "0.125" }],
  ["1.234,50", { value: "1234.5" }],
  ["1,234.50", { value: "1234.5" }],
  ["1.234.567", { value: "1234567" }],
  ["1 234 567", { value: "1234567" }],
  ["1\u202f234,5", { value: "1234.5" }],
  ["12’345.60", { value: "12345.6" }],
  ["−5", { value: "-5" }],
  ["１２", { value: "12" }],
  ["+007", { value: "7" }],
  [".5", { value: "0.5" }],
  ["5.", "not_a_number"],
  ["1.23.4", "not_a_number"],
  ["", "not_a_number"],
])("%j without a form: %j", (text, reading) => {
  expect(readNumber(text, undefined)).toEqual(reading);
});

it("reads what could be two numbers as the column says", () => {
  expect([readNumber("1.234", "point"), readNumber("1.234", "comma")]).toEqual([
    { value: "1.234" },
    { value: "1234" },
  ]);
  expect([readNumber("1,5", "point"), readNumber("1,5", "comma")]).toEqual([
    "not_a_number",
    { value: "1.5" },
  ]);
});

it("guesses the form from the whole column, and asks once where nothing decides", () => {
  expect(guessNumberForm(["1.234", "2,5"])).toBe("comma");
  expect(guessNumberForm(["1,234", "2.5"])).toBe("point");
  expect(guessNumberForm(["1.234", "5.678"])).toBe("ambiguous");
  expect(guessNumberForm(["12", "", "7"])).toBeUndefined();
});

it("has one form for one number", () => {
  expect(["10", "10.0", "010", "+10.00"].map(canonicalNumber)).toEqual(["10", "10", "10", "10"]);
  expect(["-0", "0.0", "0x10", "1e3", "1,5", " "].map(canonicalNumber)).toEqual(["0", "0", ...Array(4)]);
  fc.assert(
    fc.property(fc.integer(), fc.nat(999), (whole, fraction) => {
      const stored = canonicalNumber(`${whole}.${fraction}`) ?? "";
      expect(canonicalNumber(stored)).toBe(stored);
      expect(Number(stored)).toBe(Number(`${whole}.${fraction}`) + 0);
    }),
  );
});
