import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import type { Role, SiteAccess } from "./site-access";

/** Is the signed-in person, as the account menu shows them. */
export interface Account {
  name: string;
  email: string;
  role: Role;
}

export function getAccount({ userId, role }: SiteAccess, db: Database): Account {
  const user = prepared<{ name: string; email: string }>(db, "SELECT name, email FROM users WHERE id = ?");
  return { ...user.one(userId), role };
}
