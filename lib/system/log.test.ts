import fc from "fast-check";
import pino from "pino";
import { expect, test } from "vitest";
import { logUnexpected } from "./log";

function logged(error: unknown): string {
  const lines: string[] = [];
  logUnexpected(error, pino({ level: "error" }, { write: (line) => lines.push(line) }));
  return lines.join("");
}

const secret = "Zebulonia Quarkwhistle zq@unmistakable.example";

test("whatever an error says, the log has its places only", () => {
  const said = fc.array(fc.constantFrom(secret, "\n    at ", "\n", " (x:1:2)", "@", "Error: "), {
    maxLength: 6,
  });
  const error = fc
    .tuple(said, said, fc.constantFrom(Error, TypeError, SyntaxError))
    .map(([parts, names, Kind]) => {
      const made = new Kind(parts.join(""), { cause: new Error(secret) });
      return Object.assign(made, { name: names.join("") || made.name, code: secret, digest: secret });
    });
  fc.assert(
    fc.property(error, (one) => {
      const line = logged(one);
      expect(line).not.toMatch(/Zebulonia|unmistakable/);
      expect(line).toContain("log.test.ts");
    }),
    { numRuns: 300 },
  );
});

test("a message that was changed since hides no place and is not repeated", () => {
  const error = new Error(`first ${secret}`);
  error.message = "second";
  expect(logged(error)).not.toMatch(/Zebulonia|unmistakable/);
  expect(logged(error)).toContain("log.test.ts");
});

test("what is no error is told by its type", () => {
  expect(JSON.parse(logged(secret))).toMatchObject({ name: "string", msg: "unexpected" });
  expect(logged({ email: secret })).not.toContain("unmistakable");
});
