import { contactTables, foreignKeys, tableNames } from "@/db/reachable-tables";
import type { SoakWorld } from "../world/soak-world";
import type { Finding, Invariant } from "./finding";

/** Finds no row without its contact, no broken foreign key, and nothing of one site at a contact of another. */
export const noOrphans: Invariant = (world) => {
  const problems: string[] = [];
  const broken = world.db.$client.pragma("foreign_key_check") as { table: string; rowid: number }[];
  for (const { table, rowid } of broken) problems.push(`row ${rowid} of ${table} points at nothing`);
  const tables = contactTables(world.db).filter((table) => hasColumn(world, table, "contact_id"));
  let rowCount = 0;
  for (const table of tables) {
    rowCount += world.value(`SELECT count(*) FROM "${table}"`);
    const orphans = world.value(
      `SELECT count(*) FROM "${table}" WHERE contact_id NOT IN (SELECT id FROM contacts)`,
    );
    if (orphans > 0) problems.push(`${orphans} rows of ${table} have no contact`);
  }
  problems.push(...listForeign(world, tables));
  const [check] = world.db.$client.pragma("integrity_check") as { integrity_check: string }[];
  if (check?.integrity_check !== "ok") problems.push(`integrity check: ${check?.integrity_check}`);
  return { counted: `${rowCount} rows in ${tables.length} tables of contacts`, problems };
};

/** Lists rows of contacts that point at a definition of another site, such as a tag. */
function listForeign(world: SoakWorld, tables: readonly string[]): string[] {
  const problems: string[] = [];
  for (const table of tables)
    for (const { from, to, table: definitions } of foreignKeys(world.db, table)) {
      if (definitions === "contacts" || !hasColumn(world, definitions, "site_id")) continue;
      const count = world.value(
        `SELECT count(*) FROM "${table}" AS own JOIN contacts ON contacts.id = own.contact_id
         JOIN "${definitions}" AS other ON other."${to ?? "id"}" = own."${from}"
         WHERE other.site_id <> contacts.site_id`,
      );
      if (count > 0) problems.push(`${count} rows of ${table} point at ${definitions} of another site`);
    }
  return problems;
}

function hasColumn(world: SoakWorld, table: string, column: string): boolean {
  return world.value("SELECT count(*) FROM pragma_table_info(?) WHERE name = ?", table, column) > 0;
}

/** Finds exactly the contacts in the search index, and no email twice on a site. */
export const searchIsWhole: Invariant = (world): Finding => {
  const problems: string[] = [];
  const count = world.value("SELECT count(*) FROM contacts");
  const indexed = world.value("SELECT count(*) FROM contacts_fts_docsize");
  const strays = world.value(
    "SELECT count(*) FROM contacts_fts_docsize WHERE id NOT IN (SELECT id FROM contacts)",
  );
  if (indexed !== count || strays > 0)
    problems.push(`${indexed} contacts are in the search index, ${strays} of them gone; ${count} are there`);
  const twice = world.value(
    "SELECT count(*) FROM (SELECT 1 FROM contacts GROUP BY site_id, lower(email) HAVING count(*) > 1)",
  );
  if (twice > 0) problems.push(`${twice} emails are there twice on a site`);
  return { counted: `${count} contacts, ${tableNames(world.db).length} tables`, problems };
};
