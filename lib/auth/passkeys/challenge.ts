import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { isWithin } from "@/lib/doors/is-within";
import { derivedKey } from "@/lib/system/app-secret";

const validSeconds = 300;
const nonceBytes = 16;
const timeBytes = 8;
const length = nonceBytes + timeBytes + 32;

/**
 * Says what a passkey is asked for: to be added by a person, to prove in a session that it is them, or to sign in whoever
 * has it.
 */
export type ChallengeFor = { adding: string } | { proving: string } | "signing in";

/**
 * Makes what a passkey has to sign. It proves itself, for five minutes, so nothing is stored for whoever comes to the
 * sign-in page.
 */
export function newChallenge(wanted: ChallengeFor, now: number): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(nonceBytes + timeBytes);
  randomBytes(nonceBytes).copy(head);
  head.writeBigUInt64BE(BigInt(now), nonceBytes);
  return new Uint8Array(Buffer.concat([head, proofOf(head, wanted)]));
}

/** Tells whether a challenge is one of ours that is signed for the first time. */
export async function isOwnChallenge(challenge: string, wanted: ChallengeFor, now: number): Promise<boolean> {
  const bytes = Buffer.from(challenge, "base64url");
  if (bytes.length !== length) return false;
  const head = bytes.subarray(0, nonceBytes + timeBytes);
  if (!timingSafeEqual(bytes.subarray(head.length), proofOf(head, wanted))) return false;
  const ageMs = now - Number(head.readBigUInt64BE(nonceBytes));
  if (ageMs < 0 || ageMs > validSeconds * 1000) return false;
  return isWithin({ name: "challenges of passkeys", points: 1, seconds: 2 * validSeconds }, challenge);
}

function proofOf(head: Buffer, wanted: ChallengeFor): Buffer {
  return createHmac("sha256", derivedKey("passkey-challenges"))
    .update(head)
    .update(purposeOf(wanted))
    .digest();
}

function purposeOf(wanted: ChallengeFor): string {
  if (typeof wanted === "string") return wanted;
  return "adding" in wanted ? `adding ${wanted.adding}` : `proving ${wanted.proving}`;
}
