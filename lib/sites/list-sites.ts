import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";

export interface SiteRow {
  id: number;
  name: string;
  contacts: number;
  owners: number;
}

/** Lists all sites of the instance with how many contacts and owners each has, for whoever runs the server. */
export function listSites(db: Database): SiteRow[] {
  return prepared<SiteRow>(
    db,
    `SELECT id, name,
       (SELECT count(*) FROM contacts WHERE contacts.site_id = sites.id) AS contacts,
       (SELECT count(*) FROM memberships WHERE memberships.site_id = sites.id AND role = 'owner') AS owners
     FROM sites ORDER BY id`,
  ).all();
}
