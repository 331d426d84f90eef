import type { Database } from "@/db/open-database";
import { broadcasts } from "@/db/schema";
import { write } from "@/db/write";
import type { SiteAccess } from "@/lib/auth/site-access";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import { refuseSelection, type SelectionRefusal } from "@/lib/contacts/selection/refuse-selection";
import { requestPreparation } from "@/lib/preparations/request-preparation";

/**
 * Stores that the subscribed of the selected contacts are to be frozen as recipients, and the others counted. Returns
 * its id at once; the worker does the rest.
 */
export async function requestBroadcast(
  access: SiteAccess,
  db: Database,
  selection: ContactSelection,
  now: number,
): Promise<{ ok: true; broadcastId: number } | SelectionRefusal> {
  const refused = await refuseSelection(access, db, selection);
  if (refused) return refused;
  return write(db, (tx) => {
    const { id: broadcastId } = tx
      .insert(broadcasts)
      .values({
        siteId: access.siteId,
        subject: "",
        status: "counting",
        createdBy: access.userId,
        createdAt: now,
      })
      .returning({ id: broadcasts.id })
      .get();
    requestPreparation(tx, access, { table: "broadcasts", id: broadcastId }, selection, now);
    return { ok: true, broadcastId };
  });
}
