import type { Database } from "@/db/open-database";
import { preparations } from "@/db/schema";
import type { Transaction } from "@/db/write";
import type { SiteAccess } from "@/lib/auth/site-access";
import {
  type ContactSelection,
  findWrongSelection,
  type WrongSelection,
} from "@/lib/contacts/selection/contact-selection";
import { countMissing } from "@/lib/contacts/selection/count-missing";
import { idsAtOnce } from "@/lib/contacts/selection/selection-batches";
import { encryptSelection } from "@/lib/contacts/selection/stored-selection";
import type { PreparedJob } from "./preparation";

export type SelectionRefusal =
  | WrongSelection
  | { ok: false; refusal: "contacts_not_found"; missingCount: number };

/**
 * Returns a refusal when a selection names what the site does not have. What costs more to find out, the preparation
 * refuses later.
 */
export async function refuseSelection(
  access: SiteAccess,
  db: Database,
  selection: ContactSelection,
): Promise<SelectionRefusal | undefined> {
  const wrong = findWrongSelection(access, db, selection);
  if (wrong) return wrong;
  const isSmall = selection.kind === "ids" && selection.ids.length <= idsAtOnce;
  const missingCount = isSmall ? await countMissing(access, db, selection) : 0;
  return missingCount > 0 ? { ok: false, refusal: "contacts_not_found", missingCount } : undefined;
}

/** Stores that the worker is to freeze the selection for a job, in the transaction that inserts the job. */
export function requestPreparation(
  tx: Transaction,
  { siteId, userId: createdBy }: SiteAccess,
  job: PreparedJob,
  selection: ContactSelection,
  now: number,
): void {
  tx.insert(preparations)
    .values({
      siteId,
      bulkActionId: job.table === "bulk_actions" ? job.id : null,
      broadcastId: job.table === "broadcasts" ? job.id : null,
      status: "counting",
      createdBy,
      createdAt: now,
      selection: encryptSelection(selection),
    })
    .run();
}
