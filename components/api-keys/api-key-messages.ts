import type { createApiKeyAction, revokeApiKeyAction } from "@/lib/api-keys/actions";
import { refusalMessages } from "@/lib/auth/refusal-messages";

export const apiKeyLabels = {
  made: "Your new key",
  keys: "Keys",
  revoke: "Revoke",
  add: "New key",
  name: "What it is for",
  create: "Create a key",
  copyExample: "Copy the command",
} as const;

/** Says of keys what stands where, with elements in the braces. */
export const apiKeyMessages = {
  copyNow: "Copy it now. It is stored as a hash and can't be shown again.",
  used: "Made {made}, last used {used}",
  unused: "Made {made}, never used",
  example: "To add a contact with it:",
  revokingUnanswered: "The server did not answer. The key may still work.",
} as const;

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
  not_allowed: () => "Only an owner of this site may do this.",
});
