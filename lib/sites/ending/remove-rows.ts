import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { childrenFirst, contactTables, foreignKeys, tableNames } from "@/db/reachable-tables";
import { write } from "@/db/write";

const rowsAtOnce = 1_000;

interface SiteTable {
  name: string;
  /** Is which rows are the site's, as a condition with `@siteId`. */
  isOwn: string;
  key: string;
}

/**
 * Removes one batch of the rows of a site that is being removed, and the site itself once none is left. A killed run goes
 * on where the rows are. Returns false when no site is being removed.
 */
export function removeRows(db: Database): boolean {
  const siteId = preparedValue<number>(
    db,
    "SELECT id FROM sites WHERE removing_at IS NOT NULL LIMIT 1",
  ).get();
  if (siteId === undefined) return false;
  write(db, (tx) => {
    for (const { name, isOwn, key } of siteTables(db)) {
      const { changes } = prepared(
        tx,
        `DELETE FROM ${name} WHERE (${key}) IN (SELECT ${key} FROM ${name} WHERE ${isOwn} LIMIT ${rowsAtOnce})`,
      ).run({ siteId });
      if (changes > 0) return;
    }
    prepared(tx, "DELETE FROM sites WHERE id = ?").run(siteId);
  });
  return true;
}

const known = new WeakMap<Database["$client"], SiteTable[]>();

/** Lists what belongs to a site, as the database itself says, each table before what it refers to. */
export function siteTables(db: Database): SiteTable[] {
  const found = known.get(db.$client) ?? listSiteTables(db);
  known.set(db.$client, found);
  return found;
}

function listSiteTables(db: Database): SiteTable[] {
  const ofContacts = new Set(contactTables(db));
  const conditions = new Map<string, string>([["sites", "id = @siteId"]]);
  const names = tableNames(db).filter((name) => !ofContacts.has(name));
  for (let before = 0; before !== conditions.size; ) {
    before = conditions.size;
    for (const name of names) {
      const key = foreignKeys(db, name).find(({ table }) => conditions.has(table));
      if (conditions.has(name) || !key) continue;
      const parent = conditions.get(key.table);
      conditions.set(
        name,
        key.table === "sites"
          ? `${key.from} = @siteId`
          : `${key.from} IN (SELECT ${key.to ?? "id"} FROM ${key.table} WHERE ${parent})`,
      );
    }
  }
  // Its digests have no foreign key, because an erased identity is looked for by them alone.
  conditions.set("erased_identities", "site_id = @siteId");
  conditions.delete("sites");
  return childrenFirst(db.$client, [...conditions.keys()]).map((name) => ({
    name,
    isOwn: conditions.get(name) ?? "0",
    key: keyOf(db, name),
  }));
}

function keyOf(db: Database, table: string): string {
  return preparedValue<string>(db, "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk")
    .all(table)
    .join(", ");
}
