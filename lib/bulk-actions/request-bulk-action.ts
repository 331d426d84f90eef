import { z } from "zod";
import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import { type NotAllowed, refuseKind } from "@/lib/auth/bulk-action-permissions";
import type { SiteAccess } from "@/lib/auth/site-access";
import { takeTag } from "@/lib/contacts/change/site-tags";
import { contactSelection } from "@/lib/contacts/selection/contact-selection";
import { refuseSelection, type SelectionRefusal } from "@/lib/contacts/selection/refuse-selection";
import { requestPreparation } from "@/lib/preparations/request-preparation";
import { type BulkAction, bulkAction, type StoredAction } from "./actions/bulk-action";
import { subjectOf } from "./find-bulk-actions";
import { insertBulkAction } from "./insert-bulk-action";

export const jobPlan = z.strictObject({ selection: contactSelection, action: bulkAction });

export type PrepareJobRefusal = SelectionRefusal | { ok: false; refusal: "subject_not_found" } | NotAllowed;

/**
 * Stores that the contacts of an action are to be frozen, and those that it would change counted. Returns the id of
 * the job at once; the worker does the rest. Changes nobody. Refuses a kind that
 * the role may not run.
 */
export async function requestBulkAction(
  access: SiteAccess,
  db: Database,
  { selection, action }: z.infer<typeof jobPlan>,
  now: number,
): Promise<{ ok: true; jobId: number } | PrepareJobRefusal> {
  const refused = refuseKind(access, action.do) ?? (await refuseSelection(access, db, selection));
  if (refused) return refused;
  return write(db, (tx): { ok: true; jobId: number } | PrepareJobRefusal => {
    const stored = storedAction(access, tx, action);
    if (!stored) return { ok: false, refusal: "subject_not_found" };
    const jobId = insertBulkAction(tx, access, stored, "counting", now);
    requestPreparation(tx, access, { table: "bulk_actions", id: jobId }, selection, now);
    return { ok: true, jobId };
  });
}

/**
 * Returns the action with its tag, sequence or offer found in the site; undefined when the site has none such. Makes
 * a tag that is new.
 */
function storedAction(access: SiteAccess, tx: Transaction, action: BulkAction): StoredAction | undefined {
  if (action.do !== "add_tag") return subjectOf(access, tx, action) === undefined ? undefined : action;
  const newest = preparedValue<number>(tx, "SELECT coalesce(max(id), 0) FROM tags").one();
  const tagId = takeTag(tx, access.siteId, action.tag);
  return { do: "add_tag", tagId, ...(tagId > newest && { isNewTag: true }) };
}
