import type { Database } from "@/db/open-database";
import { users } from "@/db/schema";

/** Tells whether anyone can sign in yet. If nobody can, the first visitor sets up the instance. */
export function hasOwner(db: Database): boolean {
  return db.select({ id: users.id }).from(users).limit(1).get() !== undefined;
}
