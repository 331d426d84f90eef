import { APIError } from "better-auth/api";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import { write } from "@/db/write";
import { checkPassword, type PasswordRefusal } from "@/lib/auth/account/check-password";
import { auth } from "@/lib/auth/auth";
import { hasSecondFactor } from "@/lib/auth/has-second-factor";
import { auditOnEachSite } from "@/lib/auth/sign-in/audit-sign-in";
import { beginGuess, forgiveGuesses } from "@/lib/auth/sign-in/limit-guesses";
import type { AccountAccess } from "@/lib/auth/site-access";
import { storageFaultOf } from "@/lib/system/faults/storage-fault";
import type { withPassword } from "./begin-second-factor";
import { codeOf, isFirstUse } from "./code-of";
import { inSameSite } from "./in-same-site";

export const typedCode = z.strictObject({ code: z.string().min(1).max(100) });

export type CodeRefusal =
  | { ok: false; refusal: "wrong_code" }
  | { ok: false; refusal: "not_on" }
  | Extract<PasswordRefusal, { refusal: "too_many_guesses" }>;

interface Sending {
  sent: Headers;
  ownSessionId: string;
  now: number;
}

/** Turns the second factor on, when the app of the signed-in person shows the code that it should. */
export async function confirmSecondFactor(
  access: AccountAccess,
  db: Database,
  { code: typed }: z.infer<typeof typedCode>,
  { sent, ownSessionId, now }: Sending,
): Promise<{ ok: true } | CodeRefusal> {
  const { userId } = access;
  if (hasSecondFactor(access, db)) return { ok: true };
  const guesser = { browser: `second factor of ${userId}` };
  const begun = await beginGuess(guesser);
  if (!begun.ok) return { ok: false, refusal: "too_many_guesses", waitMs: begun.waitMs };
  const { code } = codeOf(typed);
  try {
    await inSameSite(access, db, ownSessionId, () =>
      auth(sent).api.verifyTOTP({ body: { code }, headers: sent }),
    );
  } catch (error) {
    if (!(error instanceof APIError) || storageFaultOf(error)) throw error;
    return { ok: false, refusal: error.body?.code === "TOTP_NOT_ENABLED" ? "not_on" : "wrong_code" };
  }
  await isFirstUse(userId, code);
  await forgiveGuesses(guesser);
  write(db, (tx) => auditOnEachSite(tx, { userId, action: "second_factor_on", counts: {}, now }));
  return { ok: true };
}

/** Turns the second factor off, for who knows the password. */
export async function turnOffSecondFactor(
  access: AccountAccess,
  db: Database,
  { password }: z.infer<typeof withPassword>,
  { sent, ownSessionId, now }: Sending,
): Promise<{ ok: true } | PasswordRefusal> {
  const checked = await checkPassword(access, db, password, now);
  if (!checked.ok || !hasSecondFactor(access, db)) return checked;
  await inSameSite(access, db, ownSessionId, () =>
    auth(sent).api.disableTwoFactor({ body: { password }, headers: sent }),
  );
  const { userId } = access;
  write(db, (tx) => auditOnEachSite(tx, { userId, action: "second_factor_off", counts: {}, now }));
  return { ok: true };
}

/** Makes new recovery codes, for who knows the password. Those before no longer work. */
export async function renewRecoveryCodes(
  access: AccountAccess,
  db: Database,
  { password }: z.infer<typeof withPassword>,
  { sent, now }: Sending,
): Promise<{ ok: true; recoveryCodes: string[] } | PasswordRefusal | CodeRefusal> {
  const checked = await checkPassword(access, db, password, now);
  if (!checked.ok) return checked;
  if (!hasSecondFactor(access, db)) return { ok: false, refusal: "not_on" };
  const { backupCodes } = await auth(sent).api.generateBackupCodes({ body: { password }, headers: sent });
  const { userId } = access;
  write(db, (tx) => auditOnEachSite(tx, { userId, action: "recovery_codes_made", counts: {}, now }));
  return { ok: true, recoveryCodes: backupCodes };
}
