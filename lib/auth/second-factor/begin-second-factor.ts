import { encode } from "uqr";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import { checkPassword, type PasswordRefusal } from "@/lib/auth/account/check-password";
import { auth } from "@/lib/auth/auth";
import { hasSecondFactor } from "@/lib/auth/has-second-factor";
import type { AccountAccess } from "@/lib/auth/site-access";
import { appUrl } from "@/lib/system/instance";

export const withPassword = z.strictObject({ password: z.string().min(1) });

export type BeginRefusal = { ok: false; refusal: "already_on" };

/** Holds what is shown once: what the app has to know, as a picture and as text, and the recovery codes. */
export interface BegunSecondFactor {
  ok: true;
  picture: { size: number; path: string };
  secret: string;
  recoveryCodes: string[];
}

/**
 * Makes the secret of an authenticator app for the signed-in person, who knows their password. Signing in asks for no
 * code before they have typed one.
 */
export async function beginSecondFactor(
  access: AccountAccess,
  db: Database,
  { password }: z.infer<typeof withPassword>,
  { sent, now }: { sent: Headers; now: number },
): Promise<BegunSecondFactor | PasswordRefusal | BeginRefusal> {
  const checked = await checkPassword(access, db, password, now);
  if (!checked.ok) return checked;
  if (hasSecondFactor(access, db)) return { ok: false, refusal: "already_on" };
  const issuer = `Farewell ${new URL(appUrl()).hostname}`;
  const made = await auth(sent).api.enableTwoFactor({ body: { password, issuer }, headers: sent });
  if (made.method !== "totp") throw new Error("better-auth made another second factor");
  return {
    ok: true,
    picture: pictureOf(made.totpURI),
    secret: new URL(made.totpURI).searchParams.get("secret") ?? "",
    recoveryCodes: made.backupCodes,
  };
}

/** Draws a text as a QR code: a path of unit squares. It is made here, so no other server sees the secret. */
function pictureOf(text: string): BegunSecondFactor["picture"] {
  const { size, data } = encode(text, { border: 2 });
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])));
  return { size, path: squares.join("") };
}
