import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import type { SiteAccess } from "@/lib/auth/site-access";

/** Tells whether signing in asks the signed-in person for a code. */
export function hasSecondFactor({ userId }: SiteAccess, db: Database): boolean {
  return preparedValue<number>(db, "SELECT two_factor_enabled FROM users WHERE id = ?").one(userId) === 1;
}
