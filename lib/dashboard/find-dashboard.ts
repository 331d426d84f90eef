import { desc, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { contacts } from "@/db/schema";
import { countEndingKeys } from "@/lib/api-keys/key-expiry";
import { may } from "@/lib/auth/permissions";
import type { SiteAccess } from "@/lib/auth/site-access";
import { listTimeline } from "@/lib/contacts/records/list-timeline";
import { findSampleContact } from "./add-sample-contact";
import type { DashboardView, LatestActivity } from "./dashboard-view";
import { findSetUp } from "./find-set-up";
import { listRunningWork } from "./list-running-work";

const mostActivity = 8;
/** Bounds how many contacts are looked at when the newest ones are hidden. */
const mostLookedAt = 60;

/** Returns the dashboard of the site. Its cost does not grow with the number of contacts. */
export function findDashboard(access: SiteAccess, db: Database, now: number): DashboardView {
  const maySetUp = may(access, "settings.write");
  return {
    setUp: maySetUp ? findSetUp(access, db) : null,
    sampleContactId: findSampleContact(access, db) ?? null,
    endingKeys: maySetUp ? countEndingKeys(db, access.siteId, now) : 0,
    running: listRunningWork(access, db),
    activity: listLatestActivity(access, db),
  };
}

/** Lists what happened last with each of the contacts who were active last. */
export function listLatestActivity({ siteId }: SiteAccess, db: Database): LatestActivity[] {
  return db
    .select({
      contactId: contacts.id,
      name: contacts.name,
      email: contacts.email,
      isShown: sql<number>`being_erased_at IS NULL AND hidden_at IS NULL`,
    })
    .from(contacts)
    .where(eq(contacts.siteId, siteId))
    .orderBy(desc(contacts.lastActivityAt), desc(contacts.id))
    .limit(mostLookedAt)
    .all()
    .filter(({ isShown }) => isShown === 1)
    .slice(0, mostActivity)
    .flatMap(({ isShown: _, ...contact }) =>
      listTimeline(db, contact.contactId, undefined, 1).map((entry) => ({ ...contact, entry })),
    )
    .sort((a, b) => b.entry.createdAt - a.entry.createdAt);
}
