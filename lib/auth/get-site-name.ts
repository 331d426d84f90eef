import { eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { sites } from "@/db/schema";
import type { SiteAccess } from "./site-access";

export function getSiteName(access: SiteAccess, db: Database): string {
  const site = db.select({ name: sites.name }).from(sites).where(eq(sites.id, access.siteId)).get();
  if (!site) throw new Error(`site ${access.siteId} does not exist`);
  return site.name;
}
