import { type Permission, permissions } from "./permissions";
import type { Role } from "./site-access";

/** Says what each permission allows, as the end of a sentence that begins with who may. */
export const permissionLabels: Record<Permission, string> = {
  "account.own": "change how they sign in themselves",
  "contacts.read": "see contacts, deletions, imports and broadcasts",
  "contacts.write": "add and change contacts, their tags and notes",
  "contacts.merge": "find duplicates and merge contacts",
  "contacts.export": "export contacts",
  "contacts.delete": "delete contacts",
  "subscriptions.cancel": "cancel subscriptions",
  "deletions.resolve": "retry or keep contacts whose deletion needs attention",
  "deletions.vouch": "vouch that a billing is stopped",
  "deletions.prove": "ask whether an email was deleted",
  "bulk_actions.run": "change many contacts at once",
  "broadcasts.send": "write and send broadcasts",
  "imports.run": "import contacts",
  "jobs.retry": "retry a job that failed",
  "segments.write": "save and change segments",
  "forms.write": "make sign-up forms",
  "emails.forget": "forget an email that was erased",
  "opt_ins.confirm": "open the confirmation links of unsent requests",
  "audit_log.read": "read the audit log",
  "settings.write": "change settings, tags, fields, payments, sending and API keys",
  "people.manage": "invite people and change their roles",
  "site.delete": "delete the site",
};

const rolePlurals: Record<Role, string> = {
  owner: "owners",
  admin: "admins",
  assistant: "assistants",
  support: "support",
  read_only: "read-only people",
};

/** Returns what a permission allows as the beginning of a line: "Export contacts". */
export function permissionTitle(permission: Permission): string {
  const label = permissionLabels[permission];
  return label.charAt(0).toUpperCase() + label.slice(1);
}

/** Lists who has a permission: "owners and admins". */
export function holdersOf(permission: Permission): string {
  const names = permissions[permission].map((role) => rolePlurals[role]);
  return new Intl.ListFormat("en-GB").format(names);
}

/** Says who may do these, in one sentence for all that the same people may. */
export function onlyMessages(lacking: readonly Permission[]): string {
  const holders = [...new Set(lacking.map(holdersOf))];
  const labelsOf = (who: string) =>
    lacking.filter((one) => holdersOf(one) === who).map((one) => permissionLabels[one]);
  return holders
    .map((who) => `Only ${who} can ${new Intl.ListFormat("en-GB").format(labelsOf(who))}.`)
    .join(" ");
}

/** Says who may do what somebody else asked for: "Only owners and admins can export contacts." */
export function onlyMessage(permission: Permission, what = permissionLabels[permission]): string {
  return `Only ${holdersOf(permission)} can ${what}.`;
}
