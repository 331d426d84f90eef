import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import type { Reader } from "@/db/write";
import type { AccountAccess } from "@/lib/auth/site-access";

export interface PasskeyView {
  id: string;
  name: string;
  createdAt: number;
}

/** Lists the passkeys of an account, the oldest first. */
export function listPasskeys({ userId }: Pick<AccountAccess, "userId">, db: Reader): PasskeyView[] {
  return prepared<PasskeyView>(
    db,
    `SELECT id, coalesce(name, '') AS name, coalesce(created_at, 0) AS createdAt FROM passkeys
     WHERE user_id = ? ORDER BY created_at, id`,
  ).all(userId);
}

/** Tells whether the signed-in person has any passkey. */
export function hasPasskey({ userId }: AccountAccess, db: Database): boolean {
  return preparedValue(db, "SELECT 1 FROM passkeys WHERE user_id = ?").get(userId) !== undefined;
}
