import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import { auditOnEachSite } from "@/lib/auth/sign-in/audit-sign-in";
import { dropTokens, findToken } from "@/lib/auth/tokens/tokens";

type ConfirmedEmailChange =
  | { ok: true; userId: string; formerEmail: string }
  | { ok: false; refusal: "link_over" };

/** Changes the email of the account to which the link belongs. It works once. */
export function confirmEmailChange(db: Database, token: string, now: number): ConfirmedEmailChange {
  return write(db, (tx): ConfirmedEmailChange => {
    const found = findToken(tx, "email-change", token, now);
    if (!found) return { ok: false, refusal: "link_over" };
    const { userId, email } = found;
    const formerEmail = preparedValue<string>(tx, "SELECT email FROM users WHERE id = ?").get(userId);
    const isTaken = preparedValue(tx, "SELECT 1 FROM users WHERE email = ?").get(email) !== undefined;
    if (formerEmail === undefined || isTaken) return { ok: false, refusal: "link_over" };
    setEmail(tx, { userId, email, isConfirmed: true }, now);
    return { ok: true, userId, formerEmail };
  });
}

/** Sets the email with which somebody signs in, and ends every link that was sent to the one before. */
export function setEmail(
  tx: Transaction,
  { userId, email, isConfirmed }: { userId: string; email: string; isConfirmed: boolean },
  now: number,
): void {
  prepared(
    tx,
    `UPDATE users SET email = @email, email_verified = @isConfirmed, updated_at = @now WHERE id = @userId`,
  ).run({ userId, email, isConfirmed: isConfirmed ? 1 : 0, now });
  dropTokens(tx, "email-change", userId);
  dropTokens(tx, "password-reset", userId);
  auditOnEachSite(tx, { userId, action: "account_email_changed", counts: {}, now });
}
