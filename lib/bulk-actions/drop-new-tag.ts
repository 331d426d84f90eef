import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import type { StoredAction } from "./actions/bulk-action";

/**
 * Drops the tag that an action made, once the action is undone, was never started or changed nobody. Keeps a tag
 * that anyone has, that another job is about or that a segment may name. The listed jobs still show its name.
 */
export function dropNewTag(tx: Transaction, jobId: number, action: StoredAction): void {
  if (!("isNewTag" in action)) return;
  const { tagId } = action;
  const dropped = prepared<{ siteId: number; name: string }>(
    tx,
    `DELETE FROM tags WHERE id = @tagId AND NOT EXISTS (SELECT 1 FROM contact_tags WHERE tag_id = @tagId)
       AND NOT EXISTS (SELECT 1 FROM merged_tags WHERE tag_id = @tagId)
       AND NOT EXISTS (SELECT 1 FROM segments WHERE segments.site_id = tags.site_id AND filter LIKE '%"tag"%')
       AND NOT EXISTS (SELECT 1 FROM bulk_actions AS job WHERE job.site_id = tags.site_id AND job.id <> @jobId
         AND job.status IN ('counting', 'prepared', 'running') AND json_extract(job.action, '$.tagId') = @tagId)
     RETURNING site_id AS siteId, name`,
  ).get({ tagId, jobId });
  if (!dropped) return;
  prepared(
    tx,
    `UPDATE bulk_actions SET action = json_set(action, '$.droppedTag', @name)
     WHERE site_id = @siteId AND json_extract(action, '$.tagId') = @tagId`,
  ).run({ ...dropped, tagId });
}
