import fc from "fast-check";
import { expect, test } from "vitest";
import { findUnreadable, isReadable } from "./readable-text";

const unreadable = ["a\0b", "\ud83d", "x\udc00y", "\udc00\ud83d"];

test("every whole text without a NUL is readable, and no other is", () => {
  for (const text of ["", "Ada", "Zoë 😀", "line\nbreak\t", "\u200b", "\ufffd"])
    expect(isReadable(text)).toBe(true);
  for (const text of unreadable) expect(isReadable(text)).toBe(false);
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(isReadable(text)).toBe(text === Buffer.from(text).toString() && !text.includes("\0"));
    }),
  );
});

test("it is found wherever it stands, also in names, and said by its place", () => {
  const form = new FormData();
  form.set("name", "a\0");
  expect(findUnreadable({ filter: { search: "\0" } })).toBe("filter.search");
  expect(findUnreadable([{ tags: ["a", "\ud83d"] }])).toBe("0.tags.1");
  expect(findUnreadable("\0")).toBe("input");
  expect(findUnreadable({ a: { "\0": 1 } })).toBe("a");
  expect(findUnreadable(form)).toBe("name");
  expect(findUnreadable(new Map([["a", "\0"]]))).toBe("a");
  fc.assert(
    fc.property(fc.anything(), fc.constantFrom(...unreadable), (value, text) => {
      expect(findUnreadable({ value, deep: [[{ text }]] })).toBeDefined();
    }),
  );
});

test("a depth that nobody meant is walked through", () => {
  const deep = JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`);
  expect(findUnreadable(deep)).toBeUndefined();
});

test("a value that holds itself is looked through once", () => {
  const itself: { name: string; parts: unknown[] } = { name: "a", parts: [] };
  itself.parts.push(itself, [itself]);
  expect(findUnreadable(itself)).toBeUndefined();
  itself.parts.push({ name: "\0" });
  expect(findUnreadable(itself)).toBe("parts.2.name");
});
