import { prepared, preparedValue } from "@/db/prepared";
import type { Transaction } from "@/db/write";

/**
 * Has bulk actions follow a tag that goes: those that have not ended are about `intoId` from now on; of the others the
 * tag's name stays to be shown, and they can no longer be undone.
 */
export function settleBulkActions(
  tx: Transaction,
  { siteId, tagId, intoId }: { siteId: number; tagId: number; intoId?: number },
): void {
  const isAbout = "site_id = @siteId AND json_extract(action, '$.tagId') = @tagId";
  const isOpen = "status IN ('counting', 'prepared', 'running')";
  const name = preparedValue<string>(tx, "SELECT name FROM tags WHERE id = ?").get(tagId);
  if (intoId !== undefined)
    prepared(
      tx,
      `UPDATE bulk_actions SET action = json_remove(json_set(action, '$.tagId', @intoId), '$.isNewTag')
       WHERE ${isAbout} AND ${isOpen}`,
    ).run({ siteId, tagId, intoId });
  prepared(
    tx,
    `UPDATE bulk_actions SET action = json_set(action, '$.droppedTag', @name) WHERE ${isAbout}`,
  ).run({ siteId, tagId, name: name ?? "" });
}
