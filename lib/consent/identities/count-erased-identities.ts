import { count, eq, sum } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { erasedIdentities } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { identityDigests } from "./identity-keys";

export interface ErasedIdentityCounts {
  total: number;
  /** Counts the digests that still need a key that is no longer in use. */
  underOlderKeys: number;
}

/** Counts the erased identities of the site. */
export function countErasedIdentities(access: SiteAccess, db: Database): ErasedIdentityCounts {
  const [{ keyId }] = identityDigests(db, "");
  const counted = db
    .select({ total: count(), current: sum(eq(erasedIdentities.keyId, keyId)).mapWith(Number) })
    .from(erasedIdentities)
    .where(eq(erasedIdentities.siteId, access.siteId))
    .get();
  const total = counted?.total ?? 0;
  return { total, underOlderKeys: total - (counted?.current ?? 0) };
}
