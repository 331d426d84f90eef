import { verifyPassword } from "better-auth/crypto";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import { isToldOf } from "@/lib/auth/sign-in/audit-sign-in";
import { beginGuess, forgiveGuesses } from "@/lib/auth/sign-in/limit-guesses";
import type { SiteAccess } from "@/lib/auth/site-access";
import { counterKeyOf, senderKeyOf } from "@/lib/doors/sender-key";
import { inWriteTurn } from "@/lib/system/write-turns";

/** Is by what people prove that it is them: a further way is a further kind. */
export const freshProof = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("password"), password: z.string().min(1).max(128) }),
]);

export type FreshProof = z.infer<typeof freshProof>;

export type ProofRefusal =
  | { ok: false; refusal: "wrong_password" | "no_password" }
  | { ok: false; refusal: "too_many_guesses"; waitMs: number };

interface Sender {
  sessionId: string;
  sent: Headers;
}

/**
 * Makes a session fresh for who proves that it is theirs. Wrong passwords are counted together with those at sign-in,
 * so that a session is no second door for guesses, and are told in History.
 */
export async function proveFresh(
  access: SiteAccess,
  db: Database,
  proof: FreshProof,
  { sessionId, sent }: Sender,
  now: number,
): Promise<{ ok: true } | ProofRefusal> {
  const known = prepared<{ email: string; hash: string | null }>(
    db,
    `SELECT users.email, password AS hash FROM users
     LEFT JOIN accounts ON accounts.user_id = users.id AND provider_id = 'credential' WHERE users.id = ?`,
  ).get(access.userId);
  if (!known || known.hash === null) return { ok: false, refusal: "no_password" };
  const guesser = { sender: senderKeyOf(sent), account: counterKeyOf(known.email) };
  const begun = await beginGuess(guesser);
  if (!begun.ok) {
    const refused = { ok: false, refusal: "too_many_guesses", waitMs: begun.waitMs } as const;
    if (await isToldOf(known.email, refused)) await audit(access, db, {}, now);
    return refused;
  }
  if (await verifyPassword({ hash: known.hash, password: proof.password })) {
    await forgiveGuesses(guesser);
    await inWriteTurn(db, () => write(db, (tx) => makeFresh(tx, access, sessionId, now)));
    return { ok: true };
  }
  const wrong = begun.wrongBefore + 1;
  const refused = { ok: false, refusal: "wrong_password" } as const;
  if (await isToldOf(known.email, { ...refused, wrong })) await audit(access, db, { wrong }, now);
  return refused;
}

function makeFresh(tx: Transaction, { userId }: SiteAccess, sessionId: string, now: number): void {
  prepared(tx, "UPDATE sessions SET fresh_at = ? WHERE id = ? AND user_id = ?").run(now, sessionId, userId);
}

function audit(
  { siteId, userId }: SiteAccess,
  db: Database,
  counts: Record<string, number>,
  now: number,
): Promise<void> {
  const action = counts.wrong === undefined ? "proof_refused" : "proof_failed";
  const entry = { siteId, actorId: userId, action, counts, now } as const;
  return inWriteTurn(db, () => write(db, (tx) => recordAudit(tx, entry)));
}
