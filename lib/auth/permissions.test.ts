import { expect, test } from "vitest";
import { may, type Permission, permissions } from "./permissions";
import { grantSiteAccess, type Role } from "./site-access";

const accessOf = (role: Role) => grantSiteAccess({ userId: "someone", siteId: 1, role });
const all = Object.keys(permissions) as Permission[];

test("an owner may do everything", () => {
  expect(all.filter((permission) => !may(accessOf("owner"), permission))).toEqual([]);
});

test("an assistant neither deletes nor exports, nor changes what the site is", () => {
  expect(all.filter((permission) => may(accessOf("assistant"), permission))).toEqual([
    "contacts.read",
    "contacts.write",
    "bulk_actions.run",
    "broadcasts.send",
    "segments.write",
    "forms.write",
  ]);
});
