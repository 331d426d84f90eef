import { bulkActions } from "@/db/schema";
import type { Transaction } from "@/db/write";
import type { SiteAccess } from "@/lib/auth/site-access";
import type { StoredAction } from "./actions/bulk-action";

/** Inserts a job of this action, which has no contacts yet, and returns its id. */
export function insertBulkAction(
  tx: Transaction,
  access: SiteAccess,
  action: StoredAction,
  status: "counting" | "running",
  now: number,
  undoes: number | null = null,
): number {
  return tx
    .insert(bulkActions)
    .values({
      siteId: access.siteId,
      status,
      action: JSON.stringify(action),
      createdBy: access.userId,
      createdAt: now,
      undoes,
    })
    .returning({ id: bulkActions.id })
    .get().id;
}
