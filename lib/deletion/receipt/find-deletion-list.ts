import type { Database } from "@/db/open-database";
import type { SiteAccess } from "@/lib/auth/site-access";
import type { DeletionList } from "./deletion-view";
import { listAlarms } from "./list-alarms";
import { listDeletions } from "./list-deletions";

/** Returns what the Deletions page shows: the newest deletions, and everyone erased who may still be billed. */
export function findDeletionList(access: SiteAccess, db: Database): DeletionList {
  return { deletions: listDeletions(access, db), alarms: listAlarms(access, db) };
}
