import { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
import { auditOnEachSite } from "@/lib/auth/sign-in/audit-sign-in";
import type { AccountAccess } from "@/lib/auth/site-access";

export const accountName = z.strictObject({ name: z.string().trim().min(1).max(200) });

/** Gives the signed-in person another name, which History and the people of their sites see. */
export function renameAccount(
  { userId }: AccountAccess,
  db: Database,
  { name }: z.infer<typeof accountName>,
  now: number,
): { ok: true } {
  return write(db, (tx): { ok: true } => {
    const { changes } = prepared(
      tx,
      "UPDATE users SET name = @name, updated_at = @now WHERE id = @userId AND name <> @name",
    ).run({ name, now, userId });
    if (changes > 0) auditOnEachSite(tx, { userId, action: "account_renamed", counts: {}, now });
    return { ok: true };
  });
}
