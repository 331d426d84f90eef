import type { Database } from "@/db/open-database";
import { users } from "@/db/schema";

/** Whether anyone can sign in yet; if not, the first visitor sets the instance up. */
export function hasOwner(db: Database): boolean {
  return db.select({ id: users.id }).from(users).limit(1).get() !== undefined;
}
