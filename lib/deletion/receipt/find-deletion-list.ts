import type { Database } from "@/db/open-database";
import type { SiteAccess } from "@/lib/auth/site-access";
import type { DeletionList } from "./deletion-view";
import { findDeletionPage } from "./find-deletion-page";
import { listAlarms } from "./list-alarms";
import { listDeletions } from "./list-deletions";

/** Returns what the Deletions page shows: the newest deletions, those that hold someone or wait for a second person, and everyone erased who may still be billed. */
export function findDeletionList(access: SiteAccess, db: Database): DeletionList {
  const { deletions } = findDeletionPage(access, db, { search: "", state: "needs_attention", before: null });
  const waiting = findDeletionPage(access, db, { search: "", state: "awaiting_approval", before: null });
  return {
    deletions: listDeletions(access, db),
    held: deletions.filter(({ needsAttentionCount }) => needsAttentionCount > 0),
    waiting: waiting.deletions,
    alarms: listAlarms(access, db),
  };
}
