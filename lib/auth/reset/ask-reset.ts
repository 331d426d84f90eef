import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { write } from "@/db/write";
import { findPostage } from "@/lib/auth/letters/find-postage";
import { auditOnEachSite } from "@/lib/auth/sign-in/audit-sign-in";
import { makeToken } from "@/lib/auth/tokens/tokens";
import { isWithin } from "@/lib/doors/is-within";
import { type Environment, env } from "@/lib/system/env";

type MailEnvironment = Pick<Environment, "SMTP_URL" | "MAIL_FROM">;

/** Bounds the letters that anybody can have sent to one account. */
const lettersPerHour = { name: "letters to reset a password", points: 3, seconds: 3600 };

/**
 * Makes the link by which somebody who forgot their password chooses another. Returns undefined, with nothing stored,
 * for an email that nobody signs in with, when no letter could leave, and after three in an hour.
 */
export async function askReset(
  db: Database,
  email: string,
  now: number,
  environment: MailEnvironment = env(),
): Promise<{ userId: string; token: string } | undefined> {
  const userId = preparedValue<string>(db, "SELECT id FROM users WHERE email = ?").get(email);
  if (userId === undefined || !findPostage(db, userId, { holdsLink: true }, environment)) return undefined;
  if (!(await isWithin(lettersPerHour, userId))) return undefined;
  return write(db, (tx) => {
    auditOnEachSite(tx, { userId, action: "password_reset_asked", counts: {}, now });
    return { userId, token: makeToken(tx, "password-reset", { userId }, now) };
  });
}

/** Tells whether a letter can leave this instance to anybody at all. */
export function canMailAnyone(db: Database, environment: MailEnvironment = env()): boolean {
  if (environment.SMTP_URL !== undefined) return true;
  return (
    preparedValue(db, "SELECT 1 FROM sending_settings WHERE encrypted_url IS NOT NULL").get() !== undefined
  );
}
