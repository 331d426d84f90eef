import { type AuthenticationResponseJSON, verifyAuthenticationResponse } from "@simplewebauthn/server";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import { type ChallengeFor, isOwnChallenge } from "./challenge";
import { relyingParty } from "./relying-party";

interface StoredPasskey {
  userId: string;
  email: string;
  publicKey: string;
  counter: number;
}

/** Is a signature of a passkey that counted, and whose passkey it is. */
export interface VerifiedPasskey {
  userId: string;
  email: string;
  credentialId: string;
  newCounter: number;
}

/** Is what the browser answers; the library looks at all of it. */
export const passkeyAnswer = z.custom<AuthenticationResponseJSON>(
  (value) => typeof value === "object" && value !== null,
);

/**
 * Returns whose passkey signed a challenge of ours that was made for this; undefined when none did. The device has to
 * have asked its owner who they are.
 */
export async function verifyPasskey(
  db: Database,
  response: AuthenticationResponseJSON,
  wanted: ChallengeFor,
  now: number,
): Promise<VerifiedPasskey | undefined> {
  const credentialId = String(response.id);
  const stored = prepared<StoredPasskey>(
    db,
    `SELECT users.id AS userId, users.email, passkeys.public_key AS publicKey, passkeys.counter
     FROM passkeys CROSS JOIN users ON users.id = passkeys.user_id WHERE passkeys.credential_id = ?`,
  ).get(credentialId);
  if (!stored) return undefined;
  const { userId, email, publicKey, counter } = stored;
  const { id, origin } = relyingParty();
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: (challenge) => isOwnChallenge(challenge, wanted, now),
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
    credential: { id: credentialId, publicKey: new Uint8Array(Buffer.from(publicKey, "base64")), counter },
  }).catch(() => undefined);
  if (!verified?.verified) return undefined;
  return { userId, email, credentialId, newCounter: verified.authenticationInfo.newCounter };
}

/** Keeps how often a passkey has signed, so that a copy of it is noticed. */
export function keepCounter(tx: Transaction, { credentialId, newCounter }: VerifiedPasskey): void {
  prepared(tx, "UPDATE passkeys SET counter = ? WHERE credential_id = ?").run(newCounter, credentialId);
}
