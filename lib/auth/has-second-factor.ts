import { preparedValue } from "@/db/prepared";
import type { Reader } from "@/db/write";
import type { AccountAccess } from "./site-access";

/** Tells whether signing in to an account asks for a code. */
export function hasSecondFactor({ userId }: Pick<AccountAccess, "userId">, db: Reader): boolean {
  return preparedValue<number>(db, "SELECT two_factor_enabled FROM users WHERE id = ?").one(userId) === 1;
}
