import { hashPassword } from "better-auth/crypto";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
import { type PasswordWeakness, weaknessOf } from "@/lib/auth/passwords/weakness-of";
import { auditOnEachSite } from "@/lib/auth/sign-in/audit-sign-in";
import { dropTokens, findToken } from "@/lib/auth/tokens/tokens";

type ResetByLink =
  | { ok: true; userId: string }
  | { ok: false; refusal: "link_over" }
  | { ok: false; refusal: "weak_password"; weakness: PasswordWeakness };

/**
 * Sets the password of the account to which a link belongs. The link works once; all sessions end. A second factor is
 * asked for as before.
 */
export async function resetByLink(
  db: Database,
  { token, password }: { token: string; password: string },
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
    prepared(
      tx,
      `UPDATE accounts SET password = @passwordHash, updated_at = @now
       WHERE user_id = @userId AND provider_id = 'credential'`,
    ).run({ passwordHash, now, userId });
    dropTokens(tx, "password-reset", userId);
    dropTokens(tx, "email-change", userId);
    const sessions = prepared(tx, "DELETE FROM sessions WHERE user_id = ?").run(userId).changes;
    auditOnEachSite(tx, { userId, action: "password_reset_by_link", counts: { sessions }, now });
    return { ok: true, userId };
  });
}
