import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { bulkActionItems, bulkActions, contacts } from "@/db/schema";
import { write } from "@/db/write";
import { may } from "@/lib/auth/permissions";
import type { SiteAccess } from "@/lib/auth/site-access";
import { takeTag } from "@/lib/contacts/change/site-tags";
import {
  contactSelection,
  findWrongSelection,
  type WrongSelection,
} from "@/lib/contacts/selection/contact-selection";
import { countMissing } from "@/lib/contacts/selection/count-missing";
import { selectionBatches } from "@/lib/contacts/selection/selection-batches";
import { yieldToRequests } from "@/lib/jobs/time-slice";
import { type BulkAction, bulkAction, type StoredAction } from "./actions/bulk-action";
import { wouldChange } from "./apply-bulk-action";
import type { BulkActionView } from "./bulk-action-view";
import { getBulkAction, subjectOf } from "./find-bulk-actions";
import { insertBulkAction } from "./insert-bulk-action";

export const jobPlan = z.strictObject({ selection: contactSelection, action: bulkAction });

export type PrepareJobRefusal =
  | WrongSelection
  | { ok: false; refusal: "subject_not_found" | "not_allowed" }
  | { ok: false; refusal: "contacts_not_found"; missingCount: number };

/** Freezes the contacts of an action and counts those that it would change. Changes nobody. Only owners may export. */
export async function prepareBulkAction(
  access: SiteAccess,
  db: Database,
  { selection, action }: z.infer<typeof jobPlan>,
  now: number,
): Promise<{ ok: true; job: BulkActionView } | PrepareJobRefusal> {
  if (action.do === "export" && !may(access, "contacts.export")) return { ok: false, refusal: "not_allowed" };
  const wrong = findWrongSelection(access, db, selection);
  if (wrong) return wrong;
  const missingCount = await countMissing(access, db, selection);
  if (missingCount > 0) return { ok: false, refusal: "contacts_not_found", missingCount };
  const stored = storedAction(access, db, action);
  if (!stored) return { ok: false, refusal: "subject_not_found" };
  const jobId = write(db, (tx) => insertBulkAction(tx, access, stored, "counting", now));
  let contactCount = 0;
  let plannedCount = 0;
  for (const isInBatch of selectionBatches(access, db, selection, now)) {
    write(db, (tx) => {
      const listed = tx.all<{ contactId: number }>(
        sql`INSERT INTO ${bulkActionItems} (job_id, contact_id, state)
            SELECT ${jobId}, ${contacts.id}, 'pending' FROM ${contacts} WHERE ${isInBatch} ORDER BY ${contacts.id}
            RETURNING contact_id AS contactId`,
      );
      contactCount += listed.length;
      for (const { contactId } of listed)
        if (wouldChange(tx, { siteId: access.siteId, contactId }, stored)) plannedCount += 1;
    });
    await yieldToRequests();
  }
  write(db, (tx) => {
    tx.update(bulkActions)
      .set({ status: "prepared", contactCount, plannedCount })
      .where(eq(bulkActions.id, jobId))
      .run();
  });
  return { ok: true, job: getBulkAction(access, db, jobId) };
}

/**
 * Returns the action with its tag, sequence or offer found in the site; undefined when the site has none such. Makes
 * a tag that is new.
 */
function storedAction(access: SiteAccess, db: Database, action: BulkAction): StoredAction | undefined {
  if (action.do === "add_tag") {
    return write(db, (tx): StoredAction => {
      const newest = preparedValue<number>(tx, "SELECT coalesce(max(id), 0) FROM tags").one();
      const tagId = takeTag(tx, access.siteId, action.tag);
      return { do: "add_tag", tagId, ...(tagId > newest && { isNewTag: true }) };
    });
  }
  return subjectOf(access, db, action) === undefined ? undefined : action;
}
