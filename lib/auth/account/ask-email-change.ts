import { z } from "zod";
import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { type Reader, write } from "@/db/write";
import { getAccount } from "@/lib/auth/get-account";
import { findPostage } from "@/lib/auth/letters/find-postage";
import type { AccountAccess } from "@/lib/auth/site-access";
import { makeToken } from "@/lib/auth/tokens/tokens";
import { type Environment, env } from "@/lib/system/env";
import { typedEmail } from "@/lib/values/email";
import { checkPassword, type PasswordRefusal } from "./check-password";
import { setEmail } from "./confirm-email-change";

export const emailChange = z.strictObject({ email: typedEmail, password: z.string().min(1) });

export type EmailChangeRefusal = { ok: false; refusal: "same_email" | "email_taken" };

/** Holds the token of the link to the new email; undefined when the email was changed at once. */
type AskedEmailChange = { ok: true; token: string | undefined };

/**
 * Changes the email with which the signed-in person signs in, once the new one has confirmed it by a link; at once where
 * no mail can be sent.
 */
export async function askEmailChange(
  access: AccountAccess,
  db: Database,
  { email, password }: z.infer<typeof emailChange>,
  now: number,
  environment: Pick<Environment, "SMTP_URL" | "MAIL_FROM"> = env(),
): Promise<AskedEmailChange | PasswordRefusal | EmailChangeRefusal> {
  const checked = await checkPassword(access, db, password, now);
  if (!checked.ok) return checked;
  const { userId } = access;
  if (getAccount(access, db).email === email) return { ok: false, refusal: "same_email" };
  const isMailed = findPostage(db, userId, { holdsLink: true }, environment) !== undefined;
  return write(db, (tx): AskedEmailChange | EmailChangeRefusal => {
    if (isTaken(tx, email)) return { ok: false, refusal: "email_taken" };
    if (isMailed) return { ok: true, token: makeToken(tx, "email-change", { userId, email }, now) };
    setEmail(tx, { userId, email, isConfirmed: false }, now);
    return { ok: true, token: undefined };
  });
}

function isTaken(db: Reader, email: string): boolean {
  return preparedValue(db, "SELECT 1 FROM users WHERE email = ?").get(email) !== undefined;
}
