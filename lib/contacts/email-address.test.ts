import fc from "fast-check";
import { expect, test } from "vitest";
import { emailAddress, normaliseEmail } from "./email-address";

const part = fc.stringMatching(/^[a-z0-9]([a-z0-9.+_-]{0,12}[a-z0-9])?$/);
const domain = fc
  .tuple(
    fc.stringMatching(/^[a-z][a-z0-9]{0,10}$/),
    fc.constantFrom("example", "example.com", "test.example"),
  )
  .map((labels) => labels.join("."));
const address = fc.tuple(part, domain).map(([local, at]) => `${local}@${at}`);

test("case and space around it do not matter; dots and plus parts are kept", () => {
  fc.assert(
    fc.property(
      address,
      fc.array(fc.boolean()),
      fc.constantFrom("", " ", "\t", "\u00a0\n"),
      (plain, upper, space) => {
        const typed = [...plain].map((letter, at) => (upper[at] ? letter.toUpperCase() : letter)).join("");
        expect(normaliseEmail(`${space}${typed}${space}`)).toBe(plain);
      },
    ),
  );
  expect(normaliseEmail("First.Last+News@Example.com")).toBe("first.last+news@example.com");
  expect(normaliseEmail("firstlast@example.com")).not.toBe(normaliseEmail("first.last@example.com"));
});

test("once normalised, it stays as it is, whatever was typed", () => {
  fc.assert(
    fc.property(fc.oneof(address, fc.string(), fc.string({ unit: "grapheme" })), (typed) => {
      const once = normaliseEmail(typed);
      expect(normaliseEmail(once)).toBe(once);
    }),
  );
});

test("the same letters written in other code points are the same address", () => {
  fc.assert(
    fc.property(fc.constantFrom("é", "ö", "ñ", "Å", "ạ̈", "한"), part, (letter, rest) => {
      const [composed, decomposed] = [letter.normalize("NFC"), letter.normalize("NFD")];
      expect(normaliseEmail(`${decomposed}${rest}@example.com`)).toBe(
        normaliseEmail(`${composed}${rest}@example.com`),
      );
      expect(normaliseEmail(`${rest}@${decomposed}${"x"}.example`)).toBe(
        normaliseEmail(`${rest}@${composed}${"x"}.example`),
      );
    }),
  );
});

test.each([
  ["anna@BÜCHER.example", "anna@xn--bcher-kva.example"],
  ["anna@xn--bcher-kva.example", "anna@xn--bcher-kva.example"],
  ["info@例え.テスト", "info@xn--r8jz45g.xn--zckzah"],
  ["用户@example.com", "用户@example.com"],
])("international domains are one in Unicode and in ASCII: %s", (typed, stored) => {
  expect(emailAddress.parse(typed)).toBe(stored);
});

test("what is valid stays valid, and what is none is refused by what is expected", () => {
  fc.assert(
    fc.property(address, (plain) => {
      expect(emailAddress.parse(plain)).toBe(plain);
    }),
  );
  for (const wrong of [
    "",
    "ada",
    "@example.com",
    "ada@",
    "ada@example",
    "a b@example.com",
    "a@b.c, d@e.f",
    "<a@b.c>",
  ])
    expect(emailAddress.safeParse(wrong).success, wrong).toBe(false);
  expect(emailAddress.safeParse(`${"a".repeat(320)}@example.com`).error?.issues[0]?.message).toContain(
    "at most 320",
  );
});
