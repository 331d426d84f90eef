import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import type { AccountAccess } from "./site-access";

/** Is the signed-in person, as their pages show them. */
export interface Account {
  name: string;
  email: string;
}

export function getAccount({ userId }: AccountAccess, db: Database): Account {
  return prepared<Account>(db, "SELECT name, email FROM users WHERE id = ?").one(userId);
}
