import { expect, test } from "vitest";
import { pageEndOf } from "./page-end";

test("only an answer that nobody is signed in, or that of another site, ends the page", () => {
  expect(pageEndOf({ ok: false, refusal: "not_signed_in" })).toBe("signed_out");
  expect(pageEndOf({ ok: false, refusal: "other_site" })).toBe("other_site");
  for (const answer of [
    { ok: false, refusal: "not_allowed" },
    { ok: false, refusal: "toString" },
    { ok: true },
    undefined,
    null,
    "not_signed_in",
  ])
    expect(pageEndOf(answer)).toBeUndefined();
});
