import { expect, test } from "vitest";
import { confirmationPhrase } from "@/lib/deletion/manifest/typed-phrase";
import { isConfirmed } from "./typed-phrase";

test("one contact is confirmed by its address, many by the number and the noun", () => {
  expect(confirmationPhrase(1, "ada@example.com")).toBe("ada@example.com");
  expect(confirmationPhrase(1204, null)).toBe("delete 1,204 contacts");
});

test.each([
  "delete 1,204 contacts",
  "DELETE 1204 Contacts",
  "  delete  1 204   contacts ",
  "delete 1.204 contacts",
  "delete, 1,204 contacts",
])("%s is accepted", (typed) => expect(isConfirmed("delete 1,204 contacts", typed)).toBe(true));

test.each(["", "delete", "delete 1,203 contacts", "delete 12 contacts", "delete 1,204 contact", "1204"])(
  "%s is refused",
  (typed) => expect(isConfirmed("delete 1,204 contacts", typed)).toBe(false),
);

test("an address needs its every letter, whatever the case", () => {
  expect(isConfirmed("ada.l@example.com", " Ada.L@Example.com ")).toBe(true);
  expect(isConfirmed("ada.l@example.com", "adal@example.com")).toBe(false);
  expect(isConfirmed("", "")).toBe(false);
});

test("typing what one sees confirms, whatever is hidden in it", () => {
  expect(isConfirmed("ada\u200b@example.com", "ada@example.com")).toBe(true);
  expect(isConfirmed("ada@example.com", "\ufeffada@example.com\u00ad")).toBe(true);
  expect(isConfirmed("delete 1,204 contacts", "delete\u00a01,204 contacts\u200e")).toBe(true);
  expect(isConfirmed("ada@example.com", "\u200b")).toBe(false);
});
