import { hashPassword } from "better-auth/crypto";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
import { getAccount } from "@/lib/auth/get-account";
import { type PasswordWeakness, weaknessOf } from "@/lib/auth/passwords/weakness-of";
import { auditOnEachSite } from "@/lib/auth/sign-in/audit-sign-in";
import type { AccountAccess } from "@/lib/auth/site-access";
import { dropTokens } from "@/lib/auth/tokens/tokens";
import { checkPassword, type PasswordRefusal } from "./check-password";
import { deleteSessions } from "./end-sessions";

export const passwordChange = z.strictObject({ present: z.string().min(1), next: z.string() });

export type WeakPassword = { ok: false; refusal: "weak_password"; weakness: PasswordWeakness };

/** Changes the password of the signed-in person, who knows the present one, and ends all their sessions but this one. */
export async function changePassword(
  access: AccountAccess,
  db: Database,
  { present, next }: z.infer<typeof passwordChange>,
  { ownSessionId, now }: { ownSessionId: string; now: number },
): Promise<{ ok: true; endedSessions: number } | PasswordRefusal | WeakPassword> {
  const checked = await checkPassword(access, db, present, now);
  if (!checked.ok) return checked;
  const { userId } = access;
  const { email, name } = getAccount(access, db);
  const weakness = weaknessOf(next, [email, name]);
  if (weakness) return { ok: false, refusal: "weak_password", weakness };
  const passwordHash = await hashPassword(next);
  return write(db, (tx): { ok: true; endedSessions: number } => {
    prepared(
      tx,
      `UPDATE accounts SET password = @passwordHash, updated_at = @now
       WHERE user_id = @userId AND provider_id = 'credential'`,
    ).run({ passwordHash, now, userId });
    dropTokens(tx, "password-reset", userId);
    const sessions = deleteSessions(tx, userId, { but: ownSessionId });
    auditOnEachSite(tx, { userId, action: "password_changed", counts: { sessions }, now });
    return { ok: true, endedSessions: sessions };
  });
}
