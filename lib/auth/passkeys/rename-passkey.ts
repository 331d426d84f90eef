import type { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { write } from "@/db/write";
import { auditOnEachSite } from "@/lib/auth/sign-in/audit-sign-in";
import type { AccountAccess } from "@/lib/auth/site-access";
import { passkeyName } from "./add-passkey";
import { ofPasskey, type PasskeyNotFound } from "./remove-passkey";

export const renamedPasskey = ofPasskey.extend({ name: passkeyName });

/** Gives a passkey of the signed-in person another name, by which they tell it from their others. */
export function renamePasskey(
  { userId }: AccountAccess,
  db: Database,
  { passkeyId, name }: z.infer<typeof renamedPasskey>,
  now: number,
): { ok: true } | PasskeyNotFound {
  return write(db, (tx): { ok: true } | PasskeyNotFound => {
    const before = preparedValue<string>(
      tx,
      "SELECT coalesce(name, '') FROM passkeys WHERE id = @passkeyId AND user_id = @userId",
    ).get({ passkeyId, userId });
    if (before === undefined) return { ok: false, refusal: "passkey_not_found" };
    if (before === name) return { ok: true };
    prepared(tx, "UPDATE passkeys SET name = @name WHERE id = @passkeyId").run({ name, passkeyId });
    auditOnEachSite(tx, { userId, action: "passkey_renamed", counts: {}, now });
    return { ok: true };
  });
}
