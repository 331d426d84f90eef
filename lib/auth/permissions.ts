import type { Role, SiteAccess } from "./site-access";

const everyone = ["owner", "assistant"] as const;
const owners = ["owner"] as const;

/** Maps each permission to the roles that have it. Actions, routes and pages all read this one table. */
export const permissions = {
  "contacts.read": everyone,
  "contacts.write": everyone,
  "contacts.merge": owners,
  "contacts.export": owners,
  "contacts.delete": owners,
  "deletions.resolve": owners,
  "deletions.vouch": owners,
  "deletions.prove": owners,
  "bulk_actions.run": everyone,
  "broadcasts.send": everyone,
  "imports.run": owners,
  "jobs.retry": owners,
  "segments.write": everyone,
  "forms.write": everyone,
  "emails.forget": owners,
  "opt_ins.confirm": owners,
  "audit_log.read": owners,
  "settings.write": owners,
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/** Tells whether this access includes the permission on its site. */
export function may(access: SiteAccess, permission: Permission): boolean {
  const roles: readonly Role[] = permissions[permission];
  return roles.includes(access.role);
}
