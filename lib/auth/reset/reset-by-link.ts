import { hashPassword } from "better-auth/crypto";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
import { hasSecondFactor } from "@/lib/auth/has-second-factor";
import type { WaysIn } from "@/lib/auth/letters/ways-in-messages";
import { listPasskeys } from "@/lib/auth/passkeys/list-passkeys";
import { removeAllPasskeys } from "@/lib/auth/passkeys/remove-passkey";
import { type PasswordWeakness, weaknessOf } from "@/lib/auth/passwords/weakness-of";
import { auditOnEachSite } from "@/lib/auth/sign-in/audit-sign-in";
import { dropTokens, findToken } from "@/lib/auth/tokens/tokens";

/** Is what becomes of the passkeys of an account whose password is reset. */
export type PasskeyFate = "keep" | "remove";

interface GivenReset {
  token: string;
  password: string;
  /** Is undefined for who was not asked, or did not say. */
  passkeys?: PasskeyFate | undefined;
}

type ResetByLink =
  | { ok: true; userId: string; waysIn: WaysIn }
  | { ok: false; refusal: "link_over" | "passkeys_undecided" }
  | { ok: false; refusal: "weak_password"; weakness: PasswordWeakness };

/**
 * Sets the password of the account to which a link belongs. The link works once; all sessions end. A second factor is
 * asked for as before. Passkeys sign in without the password, so whether they stay has to be said where there are any.
 */
export async function resetByLink(
  db: Database,
  { token, password, passkeys }: GivenReset,
  now: number,
): Promise<ResetByLink> {
  const found = findToken(db, "password-reset", token, now);
  const user =
    found &&
    prepared<{ email: string; name: string }>(db, "SELECT email, name FROM users WHERE id = ?").get(
      found.userId,
    );
  if (!user) return { ok: false, refusal: "link_over" };
  const weakness = weaknessOf(password, [user.email, user.name]);
  if (weakness) return { ok: false, refusal: "weak_password", weakness };
  const passwordHash = await hashPassword(password);
  return write(db, (tx): ResetByLink => {
    const { userId } = findToken(tx, "password-reset", token, now) ?? {};
    if (userId === undefined) return { ok: false, refusal: "link_over" };
    const present = listPasskeys({ userId }, tx).length;
    if (present > 0 && passkeys === undefined) return { ok: false, refusal: "passkeys_undecided" };
    const removedPasskeys = passkeys === "remove" ? removeAllPasskeys(tx, userId) : 0;
    prepared(
      tx,
      `UPDATE accounts SET password = @passwordHash, updated_at = @now
       WHERE user_id = @userId AND provider_id = 'credential'`,
    ).run({ passwordHash, now, userId });
    dropTokens(tx, "password-reset", userId);
    dropTokens(tx, "email-change", userId);
    const sessions = prepared(tx, "DELETE FROM sessions WHERE user_id = ?").run(userId).changes;
    const counts = { sessions, ...(removedPasskeys > 0 && { passkeys: removedPasskeys }) };
    auditOnEachSite(tx, { userId, action: "password_reset_by_link", counts, now });
    const waysIn = {
      hasSecondFactor: hasSecondFactor({ userId }, tx),
      passkeys: present - removedPasskeys,
      removedPasskeys,
    };
    return { ok: true, userId, waysIn };
  });
}
