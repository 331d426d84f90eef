import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { newChallenge } from "@/lib/auth/passkeys/challenge";
import { relyingParty } from "@/lib/auth/passkeys/relying-party";
import type { AccountAccess } from "@/lib/auth/site-access";

export type NoPasskey = { ok: false; refusal: "no_passkey" };

type AskedProof = { ok: true; options: PublicKeyCredentialRequestOptionsJSON };

/** Returns what the browser needs to let the signed-in person prove by a passkey of theirs that it is them, in this session. */
export async function askPasskeyProof(
  { userId }: AccountAccess,
  db: Database,
  { ownSessionId, now }: { ownSessionId: string; now: number },
): Promise<AskedProof | NoPasskey> {
  const own = preparedValue<string>(db, "SELECT credential_id FROM passkeys WHERE user_id = ?").all(userId);
  if (own.length === 0) return { ok: false, refusal: "no_passkey" };
  const options = await generateAuthenticationOptions({
    rpID: relyingParty().id,
    challenge: newChallenge({ proving: ownSessionId }, now),
    allowCredentials: own.map((id) => ({ id })),
    userVerification: "required",
  });
  return { ok: true, options };
}
