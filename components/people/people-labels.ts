import { roleNames } from "@/lib/auth/role-names";
import type { Role } from "@/lib/auth/site-access";

export const peopleLabels = {
  members: "Who belongs to this site",
  you: "You",
  saveRole: "Save",
  remove: "Remove",
  invite: "Invite someone",
  email: "Email",
  role: "Role",
  send: "Send the invitation",
  invitations: "Invitations",
  resend: "Send again",
  revoke: "Take back",
  link: "The link of the invitation",
  copyLink: "Copy the link",
  leaveTitle: "Leave this site",
  leave: "Leave",
  cancel: "Cancel",
} as const;

/** Is the order in which roles are offered: who may least comes first. */
export const offeredRoles: readonly Role[] = ["read_only", "support", "assistant", "admin", "owner"];

const roleHints: Record<Role, string> = {
  owner: "everything",
  admin: "everything but settings and people",
  assistant: "imports, email, bulk changes",
  support: "look at contacts and change them",
  read_only: "look only",
};

/** Names a role with what it may do: "Support: look at contacts and change them". */
export function roleChoiceLabel(role: Role): string {
  return `${roleNames[role]}: ${roleHints[role]}`;
}

/** Tells the controls of two people apart. */
export const ofPerson = {
  role: (name: string) => `Role of ${name}`,
  save: (name: string) => `Save the role of ${name}`,
  remove: (name: string) => `Remove ${name}`,
  resend: (email: string) => `Send again to ${email}`,
  revoke: (email: string) => `Take back the invitation of ${email}`,
};
