import { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import { auditOnEachSite } from "@/lib/auth/sign-in/audit-sign-in";
import type { AccountAccess } from "@/lib/auth/site-access";

export const ofPasskey = z.strictObject({ passkeyId: z.string().min(1).max(100) });

export type PasskeyNotFound = { ok: false; refusal: "passkey_not_found" };

/** Removes a passkey of the signed-in person, which no longer signs in then. */
export function removePasskey(
  { userId }: AccountAccess,
  db: Database,
  { passkeyId }: z.infer<typeof ofPasskey>,
  now: number,
): { ok: true } | PasskeyNotFound {
  return write(db, (tx): { ok: true } | PasskeyNotFound => {
    const { changes } = prepared(tx, "DELETE FROM passkeys WHERE id = ? AND user_id = ?").run(
      passkeyId,
      userId,
    );
    if (changes === 0) return { ok: false, refusal: "passkey_not_found" };
    auditOnEachSite(tx, { userId, action: "passkey_removed", counts: {}, now });
    return { ok: true };
  });
}

/** Removes every passkey of an account; returns how many. */
export function removeAllPasskeys(tx: Transaction, userId: string): number {
  return prepared(tx, "DELETE FROM passkeys WHERE user_id = ?").run(userId).changes;
}
