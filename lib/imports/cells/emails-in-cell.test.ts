import { expect, it } from "vitest";
import { emailsIn } from "./emails-in-cell";

it.each([
  ["ada@x.example", ["ada@x.example"], "", false],
  ["ADA@X.example", ["ada@x.example"], "", false],
  ["ada@x.example ::: ben@x.example", ["ada@x.example", "ben@x.example"], "", true],
  ["ada@x.example, ben@x.example", ["ada@x.example", "ben@x.example"], "", true],
  ["ada@x.example;ada@x.example;cy@x.example", ["ada@x.example", "cy@x.example"], "", true],
  ["ada@x.example\nben@x.example", ["ada@x.example", "ben@x.example"], "", true],
  ["Ada Quill <ada@x.example>", ["ada@x.example"], "Ada Quill", true],
  ['"Quill, Ada" <ada@x.example>', ["ada@x.example"], "Quill, Ada", true],
  ["<ada@x.example>", ["ada@x.example"], "", true],
  ["mailto:ada@x.example?subject=Hello", ["ada@x.example"], "", true],
  ["ada@x.example.", ["ada@x.example"], "", true],
  ["ada@x.example (work)", ["ada@x.example"], "", true],
  ["“ada@x.example”,", ["ada@x.example"], "", true],
  ["«ada@x.example»", ["ada@x.example"], "", true],
  ["「ada@x.example」", ["ada@x.example"], "", true],
  [
    "ada@x.example、ben@x.example；cy@x.example",
    ["ada@x.example", "ben@x.example", "cy@x.example"],
    "",
    true,
  ],
  ["邮箱：ada@x.example", ["ada@x.example"], "", true],
  ["ada＠x.example", ["ada@x.example"], "", true],
  ["ada﹫ｘ．ｅｘａｍｐｌｅ", ["ada@x.example"], "", true],
  ['"ada"@x.example', ["ada@x.example"], "", true],
  ['Ada <"ada.quill"@x.example>', ["ada.quill@x.example"], "Ada", true],
  ["o'neil@x.example.", ["o'neil@x.example"], "", true],
])("%j", (cell, emails, name, isMended) => {
  expect(emailsIn(cell)).toMatchObject({ emails, name, isMended, hasOddDots: false });
});

it("finds none where there is none", () => {
  for (const cell of [
    "",
    "ada",
    "ada@",
    "@x.example",
    "ada@localhost",
    '"ada quill"@x.example',
    "a".repeat(100_000),
  ])
    expect(emailsIn(cell)).toBeUndefined();
});

it("an email with odd dots is taken, with its dots, and said to have them", () => {
  for (const cell of [".a@x.example", "a.@x.example", "a..b@x.example", "Ada <a..b@x.example>"])
    expect(emailsIn(cell)).toMatchObject({ hasOddDots: true });
  expect(emailsIn("a..b@x.example")).toMatchObject({
    emails: ["a..b@x.example"],
    typed: "a..b@x.example",
  });
});
