import { randomUUID } from "node:crypto";
import type { Database } from "../open-database";
import { accounts, memberships, type roles, sites, users } from "../schema";
import { write } from "../write";

/** Is the moment at which factories make things, unless told another. */
export const factoryNow = Date.UTC(2026, 0, 10, 9);

export function createSite(db: Database, { name = "Test site" }: { name?: string } = {}): { id: number } {
  return write(db, (tx) =>
    tx.insert(sites).values({ name, createdAt: factoryNow }).returning({ id: sites.id }).get(),
  );
}

/** Creates someone who signs in with email and password and owns the site. */
export function createOwner(
  db: Database,
  owner: { siteId: number; email: string; name: string; passwordHash: string; role?: (typeof roles)[number] },
): { id: string } {
  const id = randomUUID();
  const at = { createdAt: new Date(factoryNow), updatedAt: new Date(factoryNow) };
  write(db, (tx) => {
    tx.insert(users)
      .values({ id, name: owner.name, email: owner.email, ...at })
      .run();
    tx.insert(accounts)
      .values({
        id: randomUUID(),
        userId: id,
        accountId: id,
        providerId: "credential",
        password: owner.passwordHash,
        ...at,
      })
      .run();
    tx.insert(memberships)
      .values({ userId: id, siteId: owner.siteId, role: owner.role ?? "owner", createdAt: factoryNow })
      .run();
  });
  return { id };
}
