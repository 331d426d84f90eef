import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { dropBeginnings } from "./drop-beginnings";

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-beginnings-"));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const keptOf = (texts: readonly string[]) => {
  const files = texts.map((text, at) => {
    const file = path.join(folder, String(at));
    fs.writeFileSync(file, text);
    return file;
  });
  return dropBeginnings(files).map((file) => fs.readFileSync(file, "utf8"));
};

test("each text that is the beginning of no other is kept, once", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 5 }), { maxLength: 6 }),
      (texts) => {
        const kept = keptOf(texts);
        expect(new Set(kept)).toEqual(
          new Set(texts.filter((text) => !texts.some((other) => other !== text && other.startsWith(text)))),
        );
        expect(kept).toHaveLength(new Set(kept).size);
      },
    ),
    { numRuns: 60 },
  );
});

test("one that differs a megabyte before its end is another", () => {
  const long = "x".repeat(3_000_000);
  expect(keptOf([`${long}end`, `y${long}`, long])).toHaveLength(2);
});
