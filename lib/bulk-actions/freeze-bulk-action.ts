import { eq, sql } from "drizzle-orm";
import { bulkActionItems, bulkActions, contacts } from "@/db/schema";
import type { PreparationKind } from "@/lib/preparations/preparation";
import { wouldChange } from "./apply-bulk-action";
import { actionOf } from "./find-bulk-actions";

/** Freezes the contacts of a bulk action, and counts those that it would change as `planned`. */
export const freezeBulkAction: PreparationKind = {
  freezeBatch(tx, { id: jobId, siteId }, isInBatch, tally) {
    const row = tx
      .select({ action: bulkActions.action })
      .from(bulkActions)
      .where(eq(bulkActions.id, jobId))
      .get();
    if (!row) throw new Error("the job that is prepared is gone");
    const action = actionOf(row);
    const listed = tx.all<{ contactId: number }>(
      sql`INSERT INTO ${bulkActionItems} (job_id, contact_id, state)
          SELECT ${jobId}, ${contacts.id}, 'pending' FROM ${contacts} WHERE ${isInBatch} ORDER BY ${contacts.id}
          RETURNING contact_id AS contactId`,
    );
    const planned = listed.filter(({ contactId }) => wouldChange(tx, { siteId, contactId }, action));
    tally.planned = (tally.planned ?? 0) + planned.length;
    return listed.length;
  },
  finish(tx, { id }, { frozenCount, tally }) {
    tx.update(bulkActions)
      .set({ status: "prepared", contactCount: frozenCount, plannedCount: tally.planned ?? 0 })
      .where(eq(bulkActions.id, id))
      .run();
    return undefined;
  },
};
