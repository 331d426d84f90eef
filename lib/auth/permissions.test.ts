import { expect, test } from "vitest";
import { may, type Permission, permissions } from "./permissions";
import { grantSiteAccess, type Role } from "./site-access";

const accessOf = (role: Role) => grantSiteAccess({ userId: "someone", siteId: 1, role });
const all = Object.keys(permissions) as Permission[];

test("an owner may do everything", () => {
  expect(all.filter((permission) => !may(accessOf("owner"), permission))).toEqual([]);
});

const roleOf: [Role, Permission[]][] = [
  ["read_only", ["account.own", "contacts.read"]],
  ["support", ["account.own", "contacts.read", "contacts.write"]],
  [
    "assistant",
    [
      "account.own",
      "contacts.read",
      "contacts.write",
      "bulk_actions.run",
      "broadcasts.send",
      "imports.run",
      "segments.write",
      "forms.write",
    ],
  ],
];
test.each(roleOf)("%s may do this and nothing else", (role, expected) => {
  expect(all.filter((permission) => may(accessOf(role), permission))).toEqual(expected);
});

test("an admin does all but vouch, let in, and change what the site is", () => {
  expect(all.filter((permission) => !may(accessOf("admin"), permission))).toEqual([
    "deletions.vouch",
    "emails.forget",
    "opt_ins.confirm",
    "audit_log.read",
    "settings.write",
    "people.manage",
    "site.delete",
  ]);
});
