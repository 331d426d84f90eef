import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import type { Database } from "@/db/open-database";
import { write } from "@/db/write";
import { auditOnEachSite } from "@/lib/auth/sign-in/audit-sign-in";
import { newChallenge } from "./challenge";
import { relyingParty } from "./relying-party";
import { keepCounter, verifyPasskey } from "./verify-passkey";

/** Returns what the browser needs to let somebody choose a passkey. It names nobody. */
export function askPasskey(now: number): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({
    rpID: relyingParty().id,
    challenge: newChallenge("signing in", now),
    userVerification: "required",
  });
}

/**
 * Finds whose passkey signed our challenge, and writes down that they sign in. The device has asked its owner who they
 * are, so no code is asked for besides.
 */
export async function takePasskey(
  db: Database,
  response: AuthenticationResponseJSON,
  now: number,
): Promise<{ ok: true; userId: string; email: string } | { ok: false; refusal: "passkey_unknown" }> {
  const verified = await verifyPasskey(db, response, "signing in", now);
  if (!verified) return { ok: false, refusal: "passkey_unknown" };
  const { userId, email } = verified;
  write(db, (tx) => {
    keepCounter(tx, verified);
    auditOnEachSite(tx, { userId, action: "signed_in", counts: { passkey: 1 }, now });
  });
  return { ok: true, userId, email };
}
