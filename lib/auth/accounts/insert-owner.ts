import { randomUUID } from "node:crypto";
import { accounts, memberships, sites, users } from "@/db/schema";
import type { Transaction } from "@/db/write";

/** Adds someone who signs in with an email and a password; returns their id. */
export function insertUser(
  tx: Transaction,
  { name, email, passwordHash }: { name: string; email: string; passwordHash: string },
  now: number,
): string {
  const userId = randomUUID();
  const at = { createdAt: new Date(now), updatedAt: new Date(now) };
  tx.insert(users)
    .values({ id: userId, name, email, ...at })
    .run();
  tx.insert(accounts)
    .values({
      id: randomUUID(),
      userId,
      accountId: userId,
      providerId: "credential",
      password: passwordHash,
      ...at,
    })
    .run();
  return userId;
}

/** Adds a site that this person owns; returns its id. */
export function insertSite(
  tx: Transaction,
  { siteName, timeZone, userId }: { siteName: string; timeZone: string; userId: string },
  now: number,
): number {
  const site = tx
    .insert(sites)
    .values({ name: siteName, createdAt: now, timeZone })
    .returning({ id: sites.id })
    .get();
  tx.insert(memberships).values({ userId, siteId: site.id, role: "owner", createdAt: now }).run();
  return site.id;
}
