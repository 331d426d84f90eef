import { preparations } from "@/db/schema";
import type { Transaction } from "@/db/write";
import type { SiteAccess } from "@/lib/auth/site-access";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import { encryptSelection } from "@/lib/contacts/selection/stored-selection";
import type { PreparedJob } from "./preparation";

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
