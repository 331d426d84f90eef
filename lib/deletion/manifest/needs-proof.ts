import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { isFresh } from "@/lib/auth/fresh/is-fresh";
import type { SiteAccess } from "@/lib/auth/site-access";

/** Tells whether a deletion of so many contacts waits until who asks for it proves again that it is them. */
export function needsProof(
  { siteId }: SiteAccess,
  db: Database,
  contactCount: number,
  freshAt: number | null,
  now: number,
): boolean {
  const freshOver = preparedValue<number | null>(db, "SELECT fresh_over FROM sites WHERE id = ?").get(siteId);
  return typeof freshOver === "number" && contactCount >= freshOver && !isFresh(freshAt, now);
}
