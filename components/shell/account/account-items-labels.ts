import { roleNames } from "@/lib/auth/role-names";
import type { Role } from "@/lib/auth/site-access";

export const accountItemsLabels = {
  account: "Your account",
  appearance: "Appearance",
  light: "Light",
  dark: "Dark",
  system: "System",
  shortcuts: "Keyboard shortcuts",
  signOut: "Sign out",
  unanswered: "The server did not answer. You may still be signed in.",
} as const;

/** Says what someone may do where: "Owner of Ink and Paper". */
export function roleLabel(role: Role, siteName: string): string {
  return `${roleNames[role]} of ${siteName}`;
}
