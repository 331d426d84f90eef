import { verifyPassword } from "better-auth/crypto";
import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { write } from "@/db/write";
import { auditOnEachSite } from "@/lib/auth/sign-in/audit-sign-in";
import { beginGuess, forgiveGuesses } from "@/lib/auth/sign-in/limit-guesses";
import type { AccountAccess } from "@/lib/auth/site-access";

export type PasswordRefusal =
  | { ok: false; refusal: "wrong_password" }
  | { ok: false; refusal: "too_many_guesses"; waitMs: number };

/**
 * Checks the password of someone who is signed in, before what only they may do. Wrong ones make them wait as at the
 * sign-in, and stand in History.
 */
export async function checkPassword(
  { userId }: AccountAccess,
  db: Database,
  password: string,
  now: number,
): Promise<{ ok: true } | PasswordRefusal> {
  const guesser = { browser: `signed in as ${userId}` };
  const begun = await beginGuess(guesser);
  if (!begun.ok) return { ok: false, refusal: "too_many_guesses", waitMs: begun.waitMs };
  const hash = preparedValue<string | null>(
    db,
    "SELECT password FROM accounts WHERE user_id = ? AND provider_id = 'credential'",
  ).get(userId);
  if (!hash || !(await verifyPassword({ hash, password }))) {
    const counts = { wrong: begun.wrongBefore + 1 };
    write(db, (tx) => auditOnEachSite(tx, { userId, action: "password_check_failed", counts, now }));
    return { ok: false, refusal: "wrong_password" };
  }
  await forgiveGuesses(guesser);
  return { ok: true };
}
