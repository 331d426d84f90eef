import type { Database } from "@/db/open-database";
import { contactTables } from "@/db/reachable-tables";
import { createBench, disposeBench } from "./data";
import { checkedInMs, importedInMs, uploadList } from "./import-steps";

const batch = 5_000;
const contactsPerTransaction = 25;

interface ImportSpeed {
  checkedPerSecond: number;
  importedPerSecond: number;
  /** Is how many a second bare INSERT writes of the same rows with the same indexes. */
  barePerSecond: number;
}

/** Measures how fast a list is checked and imported, against bare SQL that inserts the same rows. */
export async function importSpeed(source: string, rowCount: number): Promise<ImportSpeed> {
  const bench = await createBench(source);
  try {
    const importId = await uploadList(bench, listOf(rowCount));
    const checkedMs = await checkedInMs(bench, importId, ["email", "name", "tags"]);
    const importedMs = await importedInMs(bench, importId);
    const rows = rowsOfImport(bench.db, importId);
    const bareMs = await bareInsertMs(source, bench.db, rows);
    return {
      checkedPerSecond: rowCount / (checkedMs / 1000),
      importedPerSecond: rowCount / (importedMs / 1000),
      barePerSecond: rowCount / (bareMs / 1000),
    };
  } finally {
    await disposeBench(bench);
  }
}

function* listOf(rowCount: number): Generator<string> {
  yield "Email,Name,Tags\n";
  for (let first = 0; first < rowCount; first += batch) {
    const rows = Array.from({ length: Math.min(batch, rowCount - first) }, (_, at) => {
      const number = first + at;
      return `reader.${number}@list${number % 97}.example,Reader Number ${number},"list, spring"\n`;
    });
    yield rows.join("");
  }
}

type Row = Record<string, unknown>;
interface TableRows {
  table: string;
  byContact: Map<number, Row[]>;
}

/** Returns all rows that the import made, by table and contact; the contacts come first. */
function rowsOfImport({ $client }: Database, importId: number): TableRows[] {
  const ids = "SELECT contact_id FROM import_rows WHERE import_id = ?";
  const tables = ["contacts", ...contactTables({ $client } as Database)];
  return tables.map((table) => {
    const column = table === "contacts" ? "id" : "contact_id";
    const rows = $client
      .prepare(`SELECT * FROM "${table}" WHERE "${column}" IN (${ids})`)
      .all(importId) as Row[];
    return { table, byContact: groupBy(rows, (row) => Number(row[column])) };
  });
}

function groupBy(rows: Row[], keyOf: (row: Row) => number): Map<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

/** Copies what the rows refer to, so that foreign keys are checked as they are in an import. */
function copyParents(from: Database, to: Database): void {
  for (const table of ["imports", "tags", "custom_fields"])
    for (const row of from.$client.prepare(`SELECT * FROM "${table}"`).all() as Row[])
      to.$client.prepare(insertOf(table, row, "INSERT OR IGNORE")).run(row);
}

function insertOf(table: string, row: Row, insert = "INSERT"): string {
  const columns = Object.keys(row);
  const values = columns.map((name) => `@${name}`).join(", ");
  return `${insert} INTO "${table}" (${columns.map((name) => `"${name}"`).join(", ")}) VALUES (${values})`;
}

async function bareInsertMs(source: string, from: Database, tables: TableRows[]): Promise<number> {
  const bench = await createBench(source, { starts: false });
  try {
    const { $client } = bench.db;
    $client.pragma("wal_autocheckpoint = 1000");
    copyParents(from, bench.db);
    const inserts = tables
      .filter(({ byContact }) => byContact.size > 0)
      .map(({ table, byContact }) => {
        const [[row = {}] = []] = [...byContact.values()];
        return { insert: $client.prepare(insertOf(table, row)), byContact };
      });
    const ids = [...(tables[0]?.byContact.keys() ?? [])];
    const startedAt = performance.now();
    for (let first = 0; first < ids.length; first += contactsPerTransaction) {
      $client.exec("BEGIN IMMEDIATE");
      for (const id of ids.slice(first, first + contactsPerTransaction))
        for (const { insert, byContact } of inserts)
          for (const row of byContact.get(id) ?? []) insert.run(row);
      $client.exec("COMMIT");
    }
    return performance.now() - startedAt;
  } finally {
    await disposeBench(bench);
  }
}
