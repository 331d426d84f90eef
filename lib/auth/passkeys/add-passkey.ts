import { randomUUID } from "node:crypto";
import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { passkeys } from "@/db/schema";
import { write } from "@/db/write";
import { checkPassword, type PasswordRefusal } from "@/lib/auth/account/check-password";
import { getAccount } from "@/lib/auth/get-account";
import { auditOnEachSite } from "@/lib/auth/sign-in/audit-sign-in";
import type { AccountAccess } from "@/lib/auth/site-access";
import { isOwnChallenge, newChallenge } from "./challenge";
import { relyingParty } from "./relying-party";

const mostPasskeys = 20;

export const passkeyWanted = z.strictObject({ password: z.string().min(1) });

export const passkeyName = z.string().trim().min(1).max(100);

/** Is what the browser answers; the library looks at all of it. */
export const newPasskey = z.strictObject({
  name: passkeyName,
  response: z.custom<RegistrationResponseJSON>((value) => typeof value === "object" && value !== null),
});

export type PasskeyRefusal = { ok: false; refusal: "passkey_not_taken" | "too_many_passkeys" };

type BegunPasskey = { ok: true; options: PublicKeyCredentialCreationOptionsJSON };

/** Returns what the browser needs to make a passkey, for who knows the password. */
export async function beginPasskey(
  access: AccountAccess,
  db: Database,
  { password }: z.infer<typeof passkeyWanted>,
  now: number,
): Promise<BegunPasskey | PasswordRefusal | PasskeyRefusal> {
  const checked = await checkPassword(access, db, password, now);
  if (!checked.ok) return checked;
  const { userId } = access;
  const { name, email } = getAccount(access, db);
  const known = preparedValue<string>(db, "SELECT credential_id FROM passkeys WHERE user_id = ?").all(userId);
  if (known.length >= mostPasskeys) return { ok: false, refusal: "too_many_passkeys" };
  const options = await generateRegistrationOptions({
    rpName: "Farewell",
    rpID: relyingParty().id,
    userID: new TextEncoder().encode(userId),
    userName: email,
    userDisplayName: name,
    challenge: newChallenge({ adding: userId }, now),
    excludeCredentials: known.map((id) => ({ id })),
    // It stands for both factors, so the device has to know its owner, and to find the account by itself.
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  return { ok: true, options };
}

/** Adds the passkey that the browser made. Only its public key is kept. */
export async function addPasskey(
  { userId }: AccountAccess,
  db: Database,
  { name, response }: z.infer<typeof newPasskey>,
  now: number,
): Promise<{ ok: true } | PasskeyRefusal> {
  const { id, origin } = relyingParty();
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: (challenge) => isOwnChallenge(challenge, { adding: userId }, now),
    expectedOrigin: origin,
    expectedRPID: id,
  }).catch(() => undefined);
  if (!verified?.verified) return { ok: false, refusal: "passkey_not_taken" };
  const { credential, credentialDeviceType, credentialBackedUp, aaguid } = verified.registrationInfo;
  return write(db, (tx): { ok: true } | PasskeyRefusal => {
    const { changes } = tx
      .insert(passkeys)
      .values({
        id: randomUUID(),
        userId,
        name,
        credentialID: credential.id,
        publicKey: Buffer.from(credential.publicKey).toString("base64"),
        counter: credential.counter,
        deviceType: credentialDeviceType,
        backedUp: credentialBackedUp,
        transports: credential.transports?.join(",") ?? null,
        aaguid,
        createdAt: new Date(now),
      })
      .onConflictDoNothing()
      .run();
    if (changes === 0) return { ok: false, refusal: "passkey_not_taken" };
    auditOnEachSite(tx, { userId, action: "passkey_added", counts: {}, now });
    return { ok: true };
  });
}
