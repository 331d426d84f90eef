import type { Database } from "@/db/open-database";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { findPersonData, type PersonData } from "@/lib/contacts/profile/find-person-data";

/** Returns everything stored about one contact, as `findPersonData` finds it, and records that it was copied. */
export function copyContact(
  access: SiteAccess,
  db: Database,
  id: number,
  now: number,
): PersonData | undefined {
  const data = findPersonData(access, db, id);
  if (!data) return undefined;
  const entry = { siteId: access.siteId, actorId: access.userId, action: "contact_copied" as const };
  write(db, (tx) => recordAudit(tx, { ...entry, counts: { contacts: 1 }, now }));
  return data;
}
