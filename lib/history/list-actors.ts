import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import type { SiteAccess } from "@/lib/auth/site-access";

/** Is someone who did something on the site and still signs in somewhere. */
export interface AuditActor {
  id: string;
  name: string;
}

/** Lists who has entries in the history of the site, by name. Steps from one to the next, however long it is. */
export function listActors({ siteId }: SiteAccess, db: Database): AuditActor[] {
  return prepared<AuditActor>(
    db,
    `WITH RECURSIVE actors (id) AS (
       SELECT min(actor_id) FROM audit_log WHERE site_id = @siteId
       UNION ALL
       SELECT (SELECT min(actor_id) FROM audit_log WHERE site_id = @siteId AND actor_id > actors.id)
       FROM actors WHERE actors.id IS NOT NULL
     )
     SELECT users.id, users.name FROM actors CROSS JOIN users ON users.id = actors.id
     ORDER BY users.name, users.id`,
  ).all({ siteId });
}
