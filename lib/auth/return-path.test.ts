import fc from "fast-check";
import { expect, test } from "vitest";
import { returnPathOf, signInPathFor } from "./return-path";

test.each([
  ["/contacts/401", "/contacts/401"],
  ["/contacts/401?tab=notes", "/contacts/401?tab=notes"],
  ["/settings/site#logo", "/settings/site"],
  ["/", "/"],
  ["/?tab=x", "/"],
])("%j leads back to %j", (asked, path) => {
  expect(returnPathOf(asked)).toBe(path);
});

test("what was typed stays behind", () => {
  expect(returnPathOf("/contacts?search=ada%40quill.example&sort=name&_rsc=1a")).toBe("/contacts?sort=name");
});

test.each([
  null,
  undefined,
  "",
  "contacts",
  "https://elsewhere.example",
  "//elsewhere.example",
  "/\\elsewhere.example",
  "\\\\elsewhere.example",
  "/\t/elsewhere.example",
  "/.//elsewhere.example",
  "/a/..//elsewhere.example",
  "javascript:alert(1)",
  "/sign-in",
  "/sign-in?to=/contacts",
  "/setup",
  "/api/contacts/1/copy",
  `/contacts?where=${"a".repeat(3000)}`,
])("%j is no page to lead back to", (asked) => {
  expect(returnPathOf(asked)).toBe("/");
});

test("never leads to another site, whatever is asked, and says the same twice", () => {
  const pieces = fc.constantFrom(
    "/",
    "\\",
    "//",
    "..",
    ".",
    "@",
    ":",
    "http:",
    "evil.example",
    "%2f",
    "%5c",
    "\t",
    "\n",
    " ",
    "?",
    "#",
    "contacts",
  );
  const asked = fc.oneof(
    fc.array(pieces).map((parts) => parts.join("")),
    fc.string({ unit: "binary" }),
    fc.webUrl(),
    fc.webPath(),
  );
  fc.assert(
    fc.property(asked, (typed) => {
      const path = returnPathOf(typed);
      expect(path).toMatch(/^\/(?![/\\])/);
      expect(new URL(path, "https://own.example").origin).toBe("https://own.example");
      expect(returnPathOf(path)).toBe(path);
    }),
    { numRuns: 2000 },
  );
});

test("the sign-in page has no parameter when it leads home", () => {
  expect(signInPathFor("/")).toBe("/sign-in");
  expect(signInPathFor("/contacts/4?tab=notes")).toBe("/sign-in?to=%2Fcontacts%2F4%3Ftab%3Dnotes");
});
