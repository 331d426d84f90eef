import { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import { checkPassword } from "@/lib/auth/account/check-password";
import type { ProofRefusal } from "@/lib/auth/fresh/proof-messages";
import { keepCounter, passkeyAnswer, verifyPasskey } from "@/lib/auth/passkeys/verify-passkey";
import type { AccountAccess } from "@/lib/auth/site-access";

/** Is by what people prove that it is them: a further way is a further kind. */
export const freshProof = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("password"), password: z.string().min(1).max(128) }),
  z.strictObject({ kind: z.literal("passkey"), response: passkeyAnswer }),
]);

export type FreshProof = z.infer<typeof freshProof>;

/** Is the session that is made fresh, and when. */
interface InSession {
  ownSessionId: string;
  now: number;
}

/** Makes a session fresh for who proves that it is theirs. It says nothing about their sessions elsewhere. */
export async function proveFresh(
  access: AccountAccess,
  db: Database,
  proof: FreshProof,
  { ownSessionId, now }: InSession,
): Promise<{ ok: true } | ProofRefusal> {
  const { userId } = access;
  if (proof.kind === "password") {
    const checked = await checkPassword(access, db, proof.password, now);
    if (!checked.ok) return checked;
    write(db, (tx) => setFresh(tx, userId, { ownSessionId, now }));
    return { ok: true };
  }
  const verified = await verifyPasskey(db, proof.response, { proving: ownSessionId }, now);
  if (verified?.userId !== userId) return { ok: false, refusal: "passkey_unknown" };
  write(db, (tx) => {
    keepCounter(tx, verified);
    setFresh(tx, userId, { ownSessionId, now });
  });
  return { ok: true };
}

function setFresh(tx: Transaction, userId: string, { ownSessionId, now }: InSession): void {
  prepared(tx, "UPDATE sessions SET fresh_at = @now WHERE id = @ownSessionId AND user_id = @userId").run({
    now,
    ownSessionId,
    userId,
  });
}
