import type { Role } from "@/lib/auth/site-access";

export const invitationLetterMessages = {
  button: "Accept the invitation",
  once: "The link works once, for seven days. If you did not expect this, ignore it: nothing happens.",
} as const;

export function invitationTitle(siteName: string): string {
  return `You are invited to ${siteName}`;
}

const roleSentences: Record<Role, string> = {
  owner: "as an owner, who may do everything",
  admin: "as an admin, who may do everything but change settings and people",
  assistant: "as an assistant, who may import, write to contacts and change them",
  support: "in support, who may look at contacts and change them",
  read_only: "with read-only access",
};

/** Says who invites, to what, and as what. */
export function invitationBody(inviter: string, siteName: string, role: Role): string {
  return `${inviter} invites you to join ${siteName} ${roleSentences[role]}.`;
}

/** Says at the foot why it came. */
export function invitationWhyMessage(siteName: string): string {
  return `You get this because an owner of ${siteName} typed your email.`;
}
