import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { broadcasts, imports } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import type { RunningWork } from "./dashboard-view";

const mostListed = 10;

/** Lists the imports and broadcasts under way. Deletions and bulk actions are known to every page. */
export function listRunningWork({ siteId }: SiteAccess, db: Database): RunningWork[] {
  const importing = db
    .select({ id: imports.id, name: imports.fileName, done: imports.rowNumber })
    .from(imports)
    .where(and(eq(imports.siteId, siteId), inArray(imports.status, ["checking", "importing", "reverting"])))
    .orderBy(desc(imports.id))
    .limit(mostListed)
    .all();
  const sending = db
    .select({
      id: broadcasts.id,
      name: broadcasts.subject,
      done: sql<number>`delivered_count + skipped_count + failed_count + unsent_count`,
    })
    .from(broadcasts)
    .where(and(eq(broadcasts.siteId, siteId), eq(broadcasts.status, "sending")))
    .orderBy(desc(broadcasts.id))
    .limit(mostListed)
    .all();
  return [
    ...importing.map((one): RunningWork => ({ kind: "import", ...one })),
    ...sending.map((one): RunningWork => ({ kind: "broadcast", ...one })),
  ];
}
