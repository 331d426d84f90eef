import {
  isOptional,
  type KeyPermission,
  keyPermissions,
  missingPermissions,
} from "@/lib/billing/stripe/account/key-permissions";

export const permissionLabels = {
  title: "What the key may do",
  test: "Test the key again",
  testing: "Trying…",
} as const;

export const permissionMessages = {
  tested: "The key was tested.",
  notTested: "The key was not tested yet.",
  allowed: "The key can do everything a deletion needs. It was tested with calls that change nothing.",
  missing:
    "The key can't do everything a deletion needs, so contacts who are billed are held instead of deleted. Change it in Stripe, then test it again.",
} as const;

/** Says whether the key may do all that a deletion needs, as far as that was tested. */
export function keyMessage(permissions: KeyPermission[] | null): string {
  if (!permissions) return permissionMessages.notTested;
  return missingPermissions(permissions).length === 0
    ? permissionMessages.allowed
    : permissionMessages.missing;
}

/** Says what the key may do, or what it may not and which permission that takes. */
export function permissionMessage({ name, isAllowed }: KeyPermission): string {
  const { act, level, resource } = keyPermissions[name];
  if (isAllowed) return `May ${act}`;
  const when = isOptional(name) ? ", needed only when you ask for it" : "";
  return `May not ${act}${when}: ${level} for ${resource}`;
}
