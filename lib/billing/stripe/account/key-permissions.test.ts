import { expect, test } from "vitest";
import { keyPermissionNames, missingPermissions, missingPermissionsMessage } from "./key-permissions";

test("a key that lacks something is told what, and what to give it", () => {
  expect(missingPermissionsMessage(["cancel_subscriptions", "void_invoices"])).toBe(
    "This key may not cancel subscriptions or void invoices. In Stripe give it Write for Subscriptions and Invoices.",
  );
  expect(missingPermissionsMessage(["read_events"])).toBe(
    "This key may not read events. In Stripe give it Read for Events.",
  );
  expect(missingPermissionsMessage(["read_subscriptions", "cancel_subscriptions", "read_events"])).toBe(
    "This key may not read subscriptions, cancel subscriptions or read events. In Stripe give it Write for Subscriptions, and Read for Events.",
  );
});

test("to delete customers is all that a key may lack", () => {
  const nothing = keyPermissionNames.map((name) => ({ name, isAllowed: false }));
  expect(missingPermissions(nothing)).toEqual(
    keyPermissionNames.filter((name) => name !== "delete_customers"),
  );
  expect(missingPermissions(keyPermissionNames.map((name) => ({ name, isAllowed: true })))).toEqual([]);
});
