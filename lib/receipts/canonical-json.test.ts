import fc from "fast-check";
import { expect, test } from "vitest";
import { type CanonicalValue, canonicalJson } from "./canonical-json";

test("members stand in the order of RFC 8785, its own example", () => {
  const value = { "€": 1, "\r": 2, "\ufb33": 3, "1": 4, "😀": 5, "\u0080": 6, ö: 7 };
  expect(canonicalJson(value)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
});

test("escapes only what has to be, and writes no white space", () => {
  expect(canonicalJson({ b: ["€$\u000f\nA'B\"\\/", null, true, -0], a: {} })).toBe(
    '{"a":{},"b":["€$\\u000f\\nA\'B\\"\\\\/",null,true,0]}',
  );
});

test.each([[1.5], [2 ** 53], [Number.NaN], ["\ud83d"], [{ "\udc00": 1 }]])("refuses %j", (value) => {
  expect(() => canonicalJson(value as CanonicalValue)).toThrow();
});

test("a value has one text, whatever the order of its members, and the text has that value", () => {
  const { value } = fc.letrec<{ value: CanonicalValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.constantFrom(null, true, false),
      fc.maxSafeInteger(),
      fc.string({ unit: "grapheme" }),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(fc.string({ unit: "binary" }), tie("value"), { maxKeys: 5 }),
    ),
  }));
  const turned = (of: CanonicalValue): CanonicalValue =>
    typeof of !== "object" || of === null || Array.isArray(of)
      ? of
      : Object.fromEntries(Object.entries(of).reverse());
  fc.assert(
    fc.property(value, (of) => {
      const text = canonicalJson(of);
      expect(canonicalJson(turned(of))).toBe(text);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
    { numRuns: 40 },
  );
});
