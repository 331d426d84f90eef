import fs from "node:fs";
import path from "node:path";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { emailsIn } from "@/lib/imports/cells/emails-in-cell";
import { withoutMark } from "@/lib/imports/cells/formula-mark";
import type { CsvEncoding } from "@/lib/imports/csv/encoding-names";
import { openCsv } from "@/lib/imports/csv/open-csv";
import { yieldToLanes } from "@/lib/jobs/time-slice";
import { importFolder, whileThere } from "./import-file";

/** Holds what a search of the waiting lists in the imports folder found. */
export interface ListCheck {
  searchedCount: number;
  /** Counts lists that are not readable, or too large to be read at the end of a deletion. */
  unsearchedCount: number;
  /** Counts the sought emails that are in any of them; `importIds` names those imports. */
  foundCount: number;
  importIds: number[];
}

/** Limits the bytes that are searched, so that a deletion does not take longer the more lists wait. */
const mostBytes = 32_000_000;
const rowsAtOnce = 500;

/**
 * Looks for emails in the lists of a site that wait to be imported, read as an import reads them, in any encoding.
 * Leaves other sites' lists alone. Calls `keepLease` every few hundred rows.
 */
export async function searchWaitingLists(
  db: Database,
  siteId: number,
  isSought: (email: string) => boolean,
  keepLease: () => void,
): Promise<ListCheck> {
  const check: ListCheck = { searchedCount: 0, unsearchedCount: 0, foundCount: 0, importIds: [] };
  const found = new Set<string>();
  let bytesLeft = mostBytes;
  for (const name of fs.readdirSync(importFolder())) {
    const file = path.join(importFolder(), name);
    const list = findList(db, name);
    if (list && list.siteId !== siteId) continue;
    bytesLeft -= fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    const here =
      list && bytesLeft >= 0
        ? await whileThere<Set<string> | undefined>(
            list.id,
            () => searchList(file, list, isSought, keepLease),
            () => undefined,
          )
        : undefined;
    if (!here) check.unsearchedCount += 1;
    else check.searchedCount += 1;
    if (list && here && here.size > 0) check.importIds.push(list.id);
    for (const email of here ?? []) found.add(email);
  }
  check.foundCount = found.size;
  return check;
}

interface WaitingList {
  id: number;
  siteId: number;
  encoding: CsvEncoding | null;
  hasHeader: 0 | 1 | null;
}

function findList(db: Database, fileName: string): WaitingList | undefined {
  const importId = Number(/^(\d+)\.csv$/.exec(fileName)?.[1] ?? 0);
  return prepared<WaitingList>(
    db,
    "SELECT id, site_id AS siteId, encoding, has_header AS hasHeader FROM imports WHERE id = ?",
  ).get(importId);
}

async function searchList(
  file: string,
  { encoding }: WaitingList,
  isSought: (email: string) => boolean,
  keepLease: () => void,
): Promise<Set<string> | undefined> {
  const opened = await openCsv(file, { hasHeader: false, ...(encoding && { encoding }) });
  if (!opened.ok) return undefined;
  const found = new Set<string>();
  let rowCount = 0;
  for await (const row of opened.csv.rows()) {
    for (const cell of "cells" in row ? row.cells : [])
      for (const email of listEmails(cell)) if (isSought(email)) found.add(email);
    rowCount += 1;
    if (rowCount % rowsAtOnce > 0) continue;
    keepLease();
    await yieldToLanes();
  }
  return found;
}

function listEmails(cell: string): string[] {
  if (!cell.includes("@")) return [];
  return withoutMark(cell)
    .split(/[\s,;<>()"]+/)
    .flatMap((part) => emailsIn(part)?.emails ?? []);
}
