import { eq, sql } from "drizzle-orm";
import { createOwner, createSite } from "../factories/create-site";
import type { Database } from "../open-database";
import { accounts, memberships, sites, users } from "../schema";
import { write } from "../write";
import { openedAt } from "./timeline";

const ownerId = "demo-owner";

/** Creates the demo's site and its owner, opened two years before `now`. */
export function createDemoSite(
  db: Database,
  { now, passwordHash }: { now: number; passwordHash: string },
): { siteId: number; ownerId: string } {
  const site = createSite(db, { name: "Quillmere Paper Studio" });
  const owner = { siteId: site.id, email: "owner@demo.example", name: "Demo Owner", passwordHash };
  const { id } = createOwner(db, owner);
  // The factory gives random ids and the current date. This replaces them, so that the demo is the same at any time
  // and on any machine.
  write(db, (tx) => {
    const at = new Date(openedAt(now));
    tx.run(sql`PRAGMA defer_foreign_keys = ON`);
    tx.update(sites).set({ createdAt: at.getTime() }).where(eq(sites.id, site.id)).run();
    tx.update(memberships)
      .set({ userId: ownerId, createdAt: at.getTime() })
      .where(eq(memberships.userId, id))
      .run();
    tx.update(accounts)
      .set({ id: `${ownerId}-password`, userId: ownerId, accountId: ownerId, createdAt: at, updatedAt: at })
      .where(eq(accounts.userId, id))
      .run();
    tx.update(users).set({ id: ownerId, createdAt: at, updatedAt: at }).where(eq(users.id, id)).run();
  });
  return { siteId: site.id, ownerId };
}
