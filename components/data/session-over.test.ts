import { expect, test } from "vitest";
import { isSignedOut } from "./session-over";

test("only an answer that nobody is signed in ends the session on the page", () => {
  expect(isSignedOut({ ok: false, refusal: "not_signed_in" })).toBe(true);
  for (const answer of [
    { ok: false, refusal: "not_allowed" },
    { ok: true },
    undefined,
    null,
    "not_signed_in",
  ])
    expect(isSignedOut(answer)).toBe(false);
});
