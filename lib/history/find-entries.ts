import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { actionsOfKind } from "@/lib/audit/audit-kinds";
import type { SiteAccess } from "@/lib/auth/site-access";
import { startOfDay } from "@/lib/contacts/filter/day-in-zone";
import type { AuditSearch } from "./audit-search";
import { farewellItself } from "./farewell-itself";

interface Place {
  before: number | undefined;
  most: number;
}

/**
 * Returns the ids of the newest `most` entries that a search finds, newest first. However long the log is, it reads that
 * many of each action that is looked for, and no more.
 */
export function findEntries(access: SiteAccess, db: Database, search: AuditSearch, place: Place): number[] {
  const { before = Number.MAX_SAFE_INTEGER, most } = place;
  const ofDay = search.day === undefined ? undefined : idsOfDay(access, db, search.day, search.zone ?? "UTC");
  if (ofDay === null) return [];
  const values = {
    siteId: access.siteId,
    actorId: search.who === farewellItself ? null : search.who,
    first: ofDay?.first ?? 0,
    before: Math.min(before, (ofDay?.last ?? Number.MAX_SAFE_INTEGER - 1) + 1),
    from: ofDay?.from ?? 0,
    until: ofDay?.until ?? Number.MAX_SAFE_INTEGER,
    most,
  };
  const isOfActor = search.who === undefined ? "" : "AND actor_id IS @actorId";
  // Left to itself, SQLite walks the whole log for the few entries of one kind.
  const index = indexOf(search);
  const sqlOf = (isOfAction: string) =>
    `SELECT id FROM audit_log INDEXED BY ${index} WHERE site_id = @siteId ${isOfActor} ${isOfAction}
       AND id >= @first AND id < @before AND created_at >= @from AND created_at < @until
     ORDER BY id DESC LIMIT @most`;
  if (search.kind === undefined) return preparedValue<number>(db, sqlOf("")).all(values);
  const ofAction = preparedValue<number>(db, sqlOf("AND action = @action"));
  return actionsOfKind(search.kind)
    .flatMap((action) => ofAction.all({ ...values, action }))
    .sort((one, other) => other - one)
    .slice(0, most);
}

function indexOf({ who, kind }: AuditSearch): string {
  if (who === undefined) return kind === undefined ? "audit_log_site" : "audit_log_action";
  return kind === undefined ? "audit_log_actor" : "audit_log_actor_action";
}

/** Returns between which ids the entries of a day are; null when it has none. A clock set back widens them. */
function idsOfDay({ siteId }: SiteAccess, db: Database, day: string, zone: string) {
  const [from, until] = [startOfDay(day, zone), startOfDay(day, zone, 1)];
  const { first, last } = prepared<{ first: number | null; last: number | null }>(
    db,
    `SELECT min(id) AS first, max(id) AS last FROM audit_log
     WHERE site_id = @siteId AND created_at >= @from AND created_at < @until`,
  ).one({ siteId, from, until });
  return first === null || last === null ? null : { first, last, from, until };
}
