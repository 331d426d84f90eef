import type { Role } from "@/lib/auth/site-access";

export const accountItemsLabels = {
  appearance: "Appearance",
  light: "Light",
  dark: "Dark",
  system: "System",
  shortcuts: "Keyboard shortcuts",
  signOut: "Sign out",
} as const;

const roleLabels: Record<Role, string> = { owner: "Owner", assistant: "Assistant" };

/** Says what someone may do where: "Owner of Ink and Paper". */
export function roleLabel(role: Role, siteName: string): string {
  return `${roleLabels[role]} of ${siteName}`;
}
