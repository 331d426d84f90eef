import type { createApiKeyAction, revokeApiKeyAction } from "@/lib/api-keys/actions";
import type { KeyStanding } from "@/lib/api-keys/key-expiry";
import type { KeyScope } from "@/lib/api-keys/key-scopes";
import { onlyMessage } from "@/lib/auth/permission-labels";
import { refusalMessages } from "@/lib/auth/refusal-messages";

export const apiKeyLabels = {
  made: "Your new key",
  keys: "Keys",
  revoke: "Revoke",
  add: "New key",
  name: "What it is for",
  scopes: "What it may do",
  expiry: "How long it works",
  create: "Create a key",
  copyExample: "Copy the command",
} as const;

/** Says of keys what stands where, with elements in the braces. */
export const apiKeyMessages = {
  copyNow: "Copy it now. It is stored as a hash and can't be shown again.",
  used: "Made {made}, last used {used}",
  unused: "Made {made}, never used",
  example: "To add a contact with it:",
  asking: "With a key that may ask, add {example} for those who want marketing email.",
  revokingUnanswered: "The server did not answer. The key may still work.",
} as const;

/** Names what a key may do, by its scopes. */
export function scopesLabel(scopes: readonly KeyScope[]): string {
  if (!scopes.includes("contacts.add")) return "Nothing";
  return scopes.includes("marketing.ask") ? scopeChoices.ask : scopeChoices.add;
}

/** Names what a new key can be for. */
export const scopeChoices = {
  add: "Add contacts",
  ask: "Add contacts and ask them to confirm marketing email",
} as const;

/** Names how long a new key can work, by days. */
export const expiryChoices = [
  { days: 30, label: "30 days" },
  { days: 90, label: "90 days" },
  { days: 365, label: "A year" },
  { days: null, label: "Until it is revoked" },
] as const;

/** Says until when a key works, with the day in the braces. */
export const expiryMessages = {
  lasting: "Works until {day}",
  ending: "Expires on {day}. Make a new key, and revoke this one when nothing uses it any more.",
  expired: "Expired on {day}. Programs that still use it are refused.",
} as const satisfies Record<KeyStanding, string>;

export const neverExpiresMessage = "Works until it is revoked";

/** Is the part of what is sent that asks someone to confirm, as it is written in the command. */
export const askingExample = '"asksForMarketing": true';

/** Tells the buttons of two keys apart. */
export function revokeLabel(keyName: string): string {
  return `Revoke ${keyName}`;
}

type Refused = Extract<
  Awaited<ReturnType<typeof createApiKeyAction> | ReturnType<typeof revokeApiKeyAction>>,
  { ok: false }
>;

/** Says why a key was not made or not revoked. */
export const apiKeyRefusalMessage = refusalMessages<Refused>({
  not_found: () => "This key is already revoked.",
  not_allowed: () => onlyMessage("settings.write", "change API keys"),
});
