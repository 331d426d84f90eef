import pino from "pino";
import { expect, test } from "vitest";
import { quietConsole } from "./quiet-console";

/** Returns a console that was taken over, and what it then writes to the log. */
function quieted(level: "warn" | "debug") {
  const lines: string[] = [];
  const target = {} as Pick<Console, "error" | "warn">;
  quietConsole(target, pino({ level }, { write: (line) => lines.push(line) }));
  return { target, lines };
}

const fault = Object.assign(new SyntaxError("ada@quill.example is no JSON"), { digest: "420358617" });

test("what a library says of a fault is not repeated: only where it was, under the reference that people see", () => {
  const { target, lines } = quieted("warn");
  target.error("⨯", fault);
  target.warn("ada@quill.example did something");
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ level: 50, name: "SyntaxError", reference: "420358617" }),
    expect.objectContaining({ level: 40 }),
  ]);
  expect(lines.join("")).not.toContain("quill");
});

test("a digest that is more than a number is no reference, because it may hold a url", () => {
  const { target, lines } = quieted("warn");
  target.error(Object.assign(new Error("redirect"), { digest: "NEXT_REDIRECT;/contacts?search=ada" }));
  expect(lines.join("")).not.toContain("ada");
});

test("who asks for everything gets it", () => {
  const { target, lines } = quieted("debug");
  target.error("⨯", fault);
  expect(lines.join("")).toContain("ada@quill.example is no JSON");
});
