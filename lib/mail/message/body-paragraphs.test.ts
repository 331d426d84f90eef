import fc from "fast-check";
import { expect, test } from "vitest";
import { bodyParagraphs } from "./body-paragraphs";

function linksOf(body: string): string[] {
  const parts = bodyParagraphs(body).flat(2);
  return parts.filter(({ kind }) => kind === "link").map(({ text }) => text);
}

test.each([
  ["See https://a.example.", ["https://a.example"]],
  ["(see https://a.example/b)", ["https://a.example/b"]],
  ["https://a.example/b_(c)!", ["https://a.example/b_(c)"]],
  ["<https://a.example/?q=1&r=2#s>", ["https://a.example/?q=1&r=2#s"]],
  ["HTTPS://A.EXAMPLE/ÄÖ and http://b.example:8080", ["HTTPS://A.EXAMPLE/ÄÖ", "http://b.example:8080"]],
  ["xhttps://a.example javascript:alert(1)", []],
])("%j links %j", (body, expected) => {
  expect(linksOf(body)).toEqual(expected);
});

test("paragraphs are separated by blank lines, of either line ending", () => {
  const lines = bodyParagraphs("\r\none\r\ntwo\r\n \t\r\n\r\nthree\n").map((paragraph) =>
    paragraph.map((parts) => parts.map(({ text }) => text).join("")),
  );
  expect(lines).toEqual([["one", "two"], ["three"]]);
});

test("loses no character but white space, whatever is typed", () => {
  const typed = fc.array(
    fc.oneof(fc.string({ unit: "grapheme" }), fc.webUrl(), fc.constantFrom("\n", "\n\n", " ", ")")),
  );
  fc.assert(
    fc.property(typed, (pieces) => {
      const body = pieces.join("");
      const joined = bodyParagraphs(body)
        .flat(2)
        .map(({ text }) => text)
        .join("");
      expect(joined.replace(/\s/g, "")).toBe(body.replace(/\s/g, ""));
    }),
  );
});
