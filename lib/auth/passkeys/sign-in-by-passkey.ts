import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from "@simplewebauthn/server";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
import { auditOnEachSite } from "@/lib/auth/sign-in/audit-sign-in";
import { isOwnChallenge, newChallenge } from "./challenge";
import { relyingParty } from "./relying-party";

interface StoredPasskey {
  userId: string;
  email: string;
  publicKey: string;
  counter: number;
}

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
  const stored = prepared<StoredPasskey>(
    db,
    `SELECT users.id AS userId, users.email, passkeys.public_key AS publicKey, passkeys.counter
     FROM passkeys CROSS JOIN users ON users.id = passkeys.user_id WHERE passkeys.credential_id = ?`,
  ).get(String(response.id));
  if (!stored) return { ok: false, refusal: "passkey_unknown" };
  const { userId, email, publicKey, counter } = stored;
  const { id, origin } = relyingParty();
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: (challenge) => isOwnChallenge(challenge, "signing in", now),
    expectedOrigin: origin,
    expectedRPID: id,
    credential: {
      id: response.id,
      publicKey: new Uint8Array(Buffer.from(publicKey, "base64")),
      counter,
    },
  }).catch(() => undefined);
  if (!verified?.verified) return { ok: false, refusal: "passkey_unknown" };
  write(db, (tx) => {
    prepared(tx, "UPDATE passkeys SET counter = ? WHERE credential_id = ?").run(
      verified.authenticationInfo.newCounter,
      response.id,
    );
    auditOnEachSite(tx, { userId, action: "signed_in", counts: { passkey: 1 }, now });
  });
  return { ok: true, userId, email };
}
