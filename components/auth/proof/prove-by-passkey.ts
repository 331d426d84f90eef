import { startAuthentication } from "@simplewebauthn/browser";
import { unansweredMessage } from "@/components/data/action-messages";
import { askPasskeyProofAction, proveFreshAction } from "@/lib/auth/proof/actions";
import { proofRefusalMessage } from "@/lib/auth/proof/refusal-messages";
import { proofFieldMessages } from "./proof-field-messages";

/** Proves by the passkey that the person chooses that it is them. Returns what went wrong. */
export async function proveByPasskey(): Promise<string | undefined> {
  const asked = await askPasskeyProofAction({}).catch(() => undefined);
  if (!asked) return unansweredMessage;
  if (!asked.ok) return proofRefusalMessage(asked);
  const response = await startAuthentication({ optionsJSON: asked.options }).catch(() => undefined);
  if (!response) return proofFieldMessages.unused;
  const proven = await proveFreshAction({ kind: "passkey", response }).catch(() => undefined);
  if (!proven) return unansweredMessage;
  return proven.ok ? undefined : proofRefusalMessage(proven);
}
