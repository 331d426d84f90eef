import { startAuthentication } from "@simplewebauthn/browser";
import { unansweredMessage } from "@/components/data/action-messages";
import { askPasskeyAction, takePasskeyAction } from "@/lib/auth/passkeys/sign-in-actions";
import { passkeyUnusedMessage } from "./passkey-messages";

/** Signs in with the passkey that the person chooses, and goes where they wanted. Returns what went wrong. */
export async function signInByPasskey(to: string): Promise<string | undefined> {
  const asked = await askPasskeyAction().catch(() => undefined);
  if (!asked) return unansweredMessage;
  if (!asked.ok) return asked.says;
  const response = await startAuthentication({ optionsJSON: asked.options }).catch(() => undefined);
  if (!response) return passkeyUnusedMessage;
  const taken = await takePasskeyAction({ response, to }).catch(() => undefined);
  if (!taken) return unansweredMessage;
  if (!taken.ok) return taken.says;
  window.location.assign(taken.path);
  return undefined;
}
