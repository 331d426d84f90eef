import type { Role, SiteAccess } from "./site-access";

const everyone = ["owner", "admin", "assistant", "support", "read_only"] as const;
const writers = ["owner", "admin", "assistant", "support"] as const;
const helpers = ["owner", "admin", "assistant"] as const;
const managers = ["owner", "admin"] as const;
const owners = ["owner"] as const;

/** Maps each permission to the roles that have it. Actions, routes and pages all read this one table. */
export const permissions = {
  "account.own": everyone,
  "contacts.read": everyone,
  "contacts.write": writers,
  "contacts.merge": managers,
  "contacts.export": managers,
  "contacts.delete": managers,
  "subscriptions.cancel": managers,
  "deletions.resolve": managers,
  "deletions.vouch": owners,
  "deletions.prove": managers,
  "bulk_actions.run": helpers,
  "broadcasts.send": helpers,
  "imports.run": helpers,
  "jobs.retry": managers,
  "segments.write": helpers,
  "forms.write": helpers,
  "emails.forget": owners,
  "opt_ins.confirm": owners,
  "audit_log.read": owners,
  "settings.write": owners,
  "people.manage": owners,
  "site.delete": owners,
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/** Tells whether this access includes the permission on its site. */
export function may(access: Pick<SiteAccess, "role">, permission: Permission): boolean {
  const roles: readonly Role[] = permissions[permission];
  return roles.includes(access.role);
}
