import fc from "fast-check";
import { expect, test } from "vitest";
import { knownEmail, normaliseEmail, parseEmail, typedEmail, unmendedEmail } from "./email";

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
  expect(typedEmail.parse(typed)).toBe(stored);
});

test("what is valid stays valid, and what is none is refused by what is expected", () => {
  fc.assert(
    fc.property(address, (plain) => {
      expect(knownEmail.parse(plain)).toBe(plain);
      if (!plain.includes("..")) expect(typedEmail.parse(plain)).toBe(plain);
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
    expect(typedEmail.safeParse(wrong).success, wrong).toBe(false);
  expect(typedEmail.safeParse(`${"a".repeat(320)}@example.com`).error?.issues[0]?.message).toContain(
    "at most 320",
  );
});

/** Lists one character of each invisible kind: format, ignorable letters, variation selectors, tags, controls. */
const invisible = [
  ...["\u200b", "\u200c", "\u200d", "\u200e", "\u202a", "\u202c", "\u2060", "\u2066", "\ufeff", "\u00ad"],
  ...[
    "\u034f",
    "\u061c",
    "\u115f",
    "\u17b4",
    "\u180e",
    "\u3164",
    "\uffa0",
    "\ufe0f",
    "\u{e0001}",
    "\u{e0100}",
  ],
  ...["\u{1d173}", "\u{1bca0}", "\u0600", "\u206a"],
];

test("what is invisible goes first, wherever it stands, so that one address is one address", () => {
  fc.assert(
    fc.property(address, fc.constantFrom(...invisible), fc.nat(), (plain, nothing, place) => {
      const at = place % (plain.length + 1);
      const typed = `${plain.slice(0, at)}${nothing}${plain.slice(at)}`;
      expect(normaliseEmail(typed)).toBe(plain);
      expect(knownEmail.parse(typed)).toBe(plain);
    }),
  );
  // Removing the zero-width space lets the letter and the accent after it compose.
  expect(normaliseEmail("jose\u200b\u0301@quill.example")).toBe("jos\u00e9@quill.example");
});

test.each([
  ["\u0007ada@quill.example", "control_character"],
  ["a\u0085da@quill.example", "control_character"],
  ["ada@qu\u0000ill.example", "control_character"],
  ["ad\ufffd@quill.example", "lost_character"],
  ["\u201cada\u201d@quill.example", "lost_character"],
  ["o\u2019brien@quill.example", "lost_character"],
  ["ada@qu\ufffdill.example", "lost_character"],
  ["ada@qu\u2800ill.example", "lost_character"],
  ["a da@quill.example", "wrong_character"],
  ["a\u3000da@quill.example", "wrong_character"],
  ["ada]@quill.example", "wrong_character"],
  ["ada@[1.2.3.4]", "no_host_name"],
  ["ada@1.2.3.4", "no_host_name"],
  ["ada@0x7f.1", "no_host_name"],
  ["ada@quill.example:25", "no_host_name"],
  ["ada@quill.example/x", "no_host_name"],
  ["ada@qu_ill.example", "no_host_name"],
  ["ada@-quill.example", "no_host_name"],
  ["ada@(x.example", "no_host_name"],
] as const)("%j is refused at every door: %s", (text, problem) => {
  for (const from of ["typed", "list"] as const)
    expect(parseEmail(text, { from })).toEqual({ ok: false, problem });
  expect(knownEmail.safeParse(text).success).toBe(false);
});

test.each([
  [".ada@quill.example", ".ada@quill.example", "misplaced_dot"],
  ["ada.@quill.example", "ada.@quill.example", "misplaced_dot"],
  ["a..b@quill.example", "a..b@quill.example", "misplaced_dot"],
  ["a...b.@quill.example", "a...b.@quill.example", "misplaced_dot"],
  ["ada@quill.example.", "ada@quill.example", "trailing_dot"],
] as const)("%s is taken from a list with a note, and refused when typed", (text, email, note) => {
  expect(parseEmail(text, { from: "list" })).toEqual({ ok: true, email, note });
  expect(parseEmail(text, { from: "typed" }).ok).toBe(false);
  expect(knownEmail.parse(text)).toBe(email);
});

test("letters that merely look alike, dots and plus parts stay distinct", () => {
  const alike = ["ada@quill.example", "\u0430da@quill.example", "a.da@quill.example", "ada+x@quill.example"];
  const wide = ["\uff41da@quill.example", "\u00e1da@quill.example"];
  expect(new Set([...alike, ...wide].map(normaliseEmail)).size).toBe(6);
  expect(normaliseEmail("ada@\uff51uill.example")).toBe("ada@quill.example");
  expect(normaliseEmail("ada@quill\u3002example")).toBe("ada@quill.example");
});

test("an email in plain letters is in its normal form already, as the whole rule says", () => {
  const plain = fc.stringMatching(
    /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,12}@([a-z0-9]{1,8}(-[a-z0-9]{1,8})?\.){1,3}[a-z]{1,10}$/,
  );
  fc.assert(
    fc.property(plain, (email) => {
      // Upper case takes the long way.
      expect(normaliseEmail(email.toUpperCase())).toBe(email);
      expect(normaliseEmail(email)).toBe(email);
      expect(unmendedEmail(email.toUpperCase())).toBe(email);
      expect(unmendedEmail(email)).toBe(email);
    }),
    { numRuns: 2_000 },
  );
});
