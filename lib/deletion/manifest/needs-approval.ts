import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import type { SiteAccess } from "@/lib/auth/site-access";

/** Tells whether the site asks for a second person before so many contacts are deleted. */
export function needsApproval({ siteId }: SiteAccess, db: Database, contactCount: number): boolean {
  const approveOver = preparedValue<number | null>(db, "SELECT approve_over FROM sites WHERE id = ?").get(
    siteId,
  );
  return typeof approveOver === "number" && contactCount >= approveOver;
}
