import { and, desc, eq, inArray } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Database } from "@/db/open-database";
import { auditLog, deletionJobs, imports, users } from "@/db/schema";
import { auditActions } from "@/lib/audit/audit-action";
import { formerMember } from "@/lib/audit/former-member";
import type { SiteAccess } from "@/lib/auth/site-access";
import { isConfirmedOf } from "@/lib/deletion/receipt/list-deletions";
import type { AuditSearch } from "./audit-search";
import { findEntries } from "./find-entries";

export const auditPageSize = 30;

const affected = alias(users, "affected");

export interface AuditLogEntry {
  id: number;
  /** Is an `AuditAction`, or the action of another version of Farewell. */
  action: string;
  who: string;
  /** Is whom of the people of the site it was done to; null where to none of them, or their account is gone. */
  whom: string | null;
  counts: Record<string, number>;
  note: string | null;
  /** Leads to the page that tells more, while it exists. */
  leadsTo: { kind: "deletion" | "import"; id: number } | null;
  createdAt: number;
}

/** Is a page of entries. `before` is the value that asks for older entries; null when there are none. */
export interface AuditLogPage {
  entries: AuditLogEntry[];
  before: number | null;
}

/** Returns a page of what a search finds of what was done on the site, newest first; of everything without one. */
export function listAuditLog(
  access: SiteAccess,
  db: Database,
  { before, ...search }: AuditSearch & { before?: number | undefined },
  size = auditPageSize,
): AuditLogPage {
  const ids = findEntries(access, db, search, { before, most: size + 1 });
  const page = db
    .select({ entry: auditLog, name: users.name, whom: affected.name })
    .from(auditLog)
    .leftJoin(users, eq(users.id, auditLog.actorId))
    .leftJoin(affected, eq(affected.id, auditLog.personId))
    .where(inArray(auditLog.id, ids.slice(0, size)))
    .orderBy(desc(auditLog.id))
    .all();
  const isThere = findPlaces(access, db, page);
  return {
    entries: page.map(({ entry, name, whom }) => ({
      id: entry.id,
      action: entry.action,
      who: entry.actorId === null ? "Farewell itself" : (name ?? formerMember),
      whom,
      counts: JSON.parse(entry.counts) as Record<string, number>,
      note: entry.note,
      leadsTo: isThere(entry),
      createdAt: entry.createdAt,
    })),
    before: ids.length > size ? (page.at(-1)?.entry.id ?? null) : null,
  };
}

const kinds = new Map<string, string | null>(Object.entries(auditActions));

type Place = AuditLogEntry["leadsTo"];
type Row = Pick<typeof auditLog.$inferSelect, "action" | "jobId">;

/**
 * Finds which receipts and imports of these entries exist on the site. A copy may come from a deletion that was
 * never confirmed.
 */
function findPlaces(access: SiteAccess, db: Database, page: { entry: Row }[]): (entry: Row) => Place {
  const places = page.map(({ entry }) => placeOf(entry));
  const idsOf = (kind: "deletion" | "import") =>
    places.flatMap((place) => (place?.kind === kind ? [place.id] : []));
  const confirmed = db
    .select({ id: deletionJobs.id })
    .from(deletionJobs)
    .where(and(isConfirmedOf(access), inArray(deletionJobs.id, idsOf("deletion"))))
    .all();
  const imported = db
    .select({ id: imports.id })
    .from(imports)
    .where(and(eq(imports.siteId, access.siteId), inArray(imports.id, idsOf("import"))))
    .all();
  const found = {
    deletion: new Set(confirmed.map(({ id }) => id)),
    import: new Set(imported.map(({ id }) => id)),
  };
  return (entry) => {
    const place = placeOf(entry);
    return place && found[place.kind].has(place.id) ? place : null;
  };
}

function placeOf({ action, jobId }: Row): Place {
  const kind = kinds.get(action);
  return jobId !== null && (kind === "deletion" || kind === "import") ? { kind, id: jobId } : null;
}
