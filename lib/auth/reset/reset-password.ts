import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import { findUserId } from "@/lib/auth/accounts/create-site";
import { hasSecondFactor } from "@/lib/auth/has-second-factor";
import type { WaysIn } from "@/lib/auth/letters/ways-in-messages";
import { listPasskeys } from "@/lib/auth/passkeys/list-passkeys";
import { removeAllPasskeys } from "@/lib/auth/passkeys/remove-passkey";

interface NewPassword {
  email: string;
  passwordHash: string;
  /** Is true for someone who has lost their second factor and the recovery codes. */
  isSecondFactorOff?: boolean | undefined;
  /** Is true for someone who may not know all passkeys of the account. */
  removesPasskeys?: boolean | undefined;
}

type ResetPassword =
  | { ok: true; endedSessions: number; waysIn: WaysIn }
  | { ok: false; refusal: "not_found" };

/**
 * Sets the password of someone who signs in with this email, on the server's command line. Ends all their sessions, and
 * History of each of their sites says that it was done, not for whom. Returns how else they still sign in.
 */
export function resetPassword(
  db: Database,
  { email, passwordHash, isSecondFactorOff = false, removesPasskeys = false }: NewPassword,
  now: number,
): ResetPassword {
  return write(db, (tx): ResetPassword => {
    const userId = findUserId(tx, email);
    if (userId === undefined) return { ok: false, refusal: "not_found" };
    const { changes } = prepared(
      tx,
      `UPDATE accounts SET password = @passwordHash, updated_at = @now
       WHERE user_id = @userId AND provider_id = 'credential'`,
    ).run({ passwordHash, now, userId });
    if (changes === 0) return { ok: false, refusal: "not_found" };
    if (isSecondFactorOff) turnOffSecondFactor(tx, userId, now);
    const ended = prepared(tx, "DELETE FROM sessions WHERE user_id = ?").run(userId).changes;
    const sites = preparedValue<number>(
      tx,
      "SELECT site_id FROM memberships WHERE user_id = ? ORDER BY site_id",
    ).all(userId);
    const removedPasskeys = removesPasskeys ? removeAllPasskeys(tx, userId) : 0;
    const counts = { sessions: ended, ...(removedPasskeys > 0 && { passkeys: removedPasskeys }) };
    for (const siteId of sites)
      recordAudit(tx, { siteId, actorId: null, action: "password_reset", counts, now });
    const waysIn = {
      hasSecondFactor: hasSecondFactor({ userId }, tx),
      passkeys: listPasskeys({ userId }, tx).length,
      removedPasskeys,
    };
    return { ok: true, endedSessions: ended, waysIn };
  });
}

function turnOffSecondFactor(tx: Transaction, userId: string, now: number): void {
  const { changes } = prepared(tx, "DELETE FROM two_factors WHERE user_id = ?").run(userId);
  prepared(tx, "UPDATE users SET two_factor_enabled = 0, updated_at = ? WHERE id = ?").run(now, userId);
  if (changes === 0) return;
  const sites = preparedValue<number>(tx, "SELECT site_id FROM memberships WHERE user_id = ?").all(userId);
  for (const siteId of sites)
    recordAudit(tx, { siteId, actorId: null, action: "second_factor_off", counts: { onServer: 1 }, now });
}
