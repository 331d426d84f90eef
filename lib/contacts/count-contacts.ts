import { count } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { contacts } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { type ContactFilter, matchesFilter } from "./contact-filter";

export function countContacts(access: SiteAccess, db: Database, filter: ContactFilter, now: number): number {
  const counted = db
    .select({ total: count() })
    .from(contacts)
    .where(matchesFilter(access, filter, now))
    .get();
  return counted?.total ?? 0;
}
