import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { contactTables, foreignKeys } from "@/db/reachable-tables";
import type { SiteAccess } from "@/lib/auth/site-access";

type Row = Record<string, unknown>;

/** Lists columns that would let a reader of the copy act as the person: links that confirm, and their hashes. */
const secrets = new Set(["parameters", "token_hash", "unsubscribe_hash"]);
const labels = ["name", "title", "subject"];

export interface PersonData {
  contact: Row;
  /** Maps each table that the schema ties to a contact to its rows; leaves out tables without a row. */
  records: Record<string, Row[]>;
}

/**
 * Collects everything stored about one contact (GDPR, articles 15 and 20). The schema finds it, so nothing can be
 * forgotten. Names of tags, offers and the like are beside their numbers; times are ISO 8601.
 */
export function findPersonData(access: SiteAccess, db: Database, id: number): PersonData | undefined {
  const contact = prepared<Row>(
    db,
    "SELECT * FROM contacts WHERE id = ? AND site_id = ? AND erased_before_at IS NULL",
  ).get(id, access.siteId);
  if (!contact) return undefined;
  const records: Record<string, Row[]> = {};
  for (const table of contactTables(db)) {
    const rows = prepared<Row>(db, `SELECT * FROM "${table}" WHERE contact_id = ?`).all(id);
    if (rows.length > 0) records[table] = rows.map((row) => readable(db, table, row));
  }
  return { contact: open(contact), records };
}

function readable(db: Database, table: string, row: Row): Row {
  const named: Row = {};
  for (const { table: target, from } of foreignKeys(db, table)) {
    if (from === "contact_id" || row[from] === null) continue;
    const name = nameOf(db, target, row[from]);
    if (name !== undefined) named[from.replace(/_id$/, "")] = name;
  }
  return { ...open(row), ...named };
}

function open(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([column, value]) => !secrets.has(column) && !Buffer.isBuffer(value))
      .map(([column, value]) => [column, timeOf(column, value) ?? value]),
  );
}

/** Returns a time as ISO 8601, because nobody reads the stored UTC ms; undefined for any other column. */
function timeOf(column: string, value: unknown): string | undefined {
  return column.endsWith("_at") && typeof value === "number" ? new Date(value).toISOString() : undefined;
}

function nameOf(db: Database, table: string, id: unknown): unknown {
  const columns = preparedValue<string>(db, "SELECT name FROM pragma_table_info(?)").all(table);
  const label = labels.find((column) => columns.includes(column));
  if (!label || !columns.includes("id") || columns.includes("contact_id")) return undefined;
  return preparedValue(db, `SELECT "${label}" FROM "${table}" WHERE id = ?`).get(id);
}
