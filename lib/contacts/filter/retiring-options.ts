import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";

/** Lists the options of the site's choices that are being replaced: until that has ended, some contacts have them. */
export function listRetiringOptions(db: Database, siteId: number, fieldId: number): string[] {
  return preparedValue<string>(
    db,
    `SELECT json_extract(subject, '$.from') FROM definition_changes
     WHERE site_id = ? AND status IN ('running', 'failed') AND kind = 'replace_option'
       AND json_extract(subject, '$.fieldId') = ?`,
  ).all(siteId, fieldId);
}
