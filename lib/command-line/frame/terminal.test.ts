import { expect, test } from "vitest";
import { plain } from "./terminal";

test("no text that is printed steers the terminal", () => {
  expect(plain("Studio \u001b[31m\u0007red\u009b2J\r")).toBe("Studio  [31m red 2J ");
  expect(plain("Grüße, 東京\nline two")).toBe("Grüße, 東京\nline two");
});
