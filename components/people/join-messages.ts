import { roleNames } from "@/lib/auth/role-names";
import type { Role } from "@/lib/auth/site-access";

export const joinLabels = {
  pageTitle: "Invitation",
  name: "Your name",
  email: "Email",
  create: "Create your account",
  creating: "Creating your account…",
  accept: "Accept the invitation",
  accepting: "One moment…",
  signIn: "Sign in to accept",
  signOut: "Sign out",
} as const;

export const joinPageMessages = {
  wrongTitle: "This link does not work",
  signIn: "You have an account here already. Sign in with it, and you come back to this page.",
} as const;

export function joinTitle(siteName: string): string {
  return `Join ${siteName}`;
}

/** Says what one is to be: "You are invited as Admin." */
export function invitedAsMessage(role: Role): string {
  return `You are invited as ${roleNames[role]}.`;
}
