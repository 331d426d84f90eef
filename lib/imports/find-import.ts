import { and, asc, count, desc, eq, gt } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { customFields, importProblems, importRows, imports, users } from "@/db/schema";
import { formerMember } from "@/lib/audit/former-member";
import type { SiteAccess } from "@/lib/auth/site-access";
import { findJobFailure } from "@/lib/jobs/retry-budget";
import type { ColumnMeaning } from "./cells/column-meaning";
import { withoutMark } from "./cells/formula-mark";
import type { CsvEncoding } from "./csv/encoding-names";
import { guessColumns } from "./csv/guess-columns";
import { openCsv } from "./csv/open-csv";
import { guessForms, withForms } from "./file/guess-forms";
import { whileThere } from "./file/import-file";
import { noteCounts } from "./plan/import-note";
import type { ColumnForms, ImportDetail, ImportProblem, ImportView } from "./plan/import-view";
import { rowProblemMessage } from "./plan/row-problems";

const mostListed = 50;
const problemsShown = 20;
const problemsAtOnce = 1000;

/** Lists the newest imports of the site. */
export function listImports(access: SiteAccess, db: Database): ImportView[] {
  return db
    .select()
    .from(imports)
    .leftJoin(users, eq(users.id, imports.createdBy))
    .where(eq(imports.siteId, access.siteId))
    .orderBy(desc(imports.id))
    .limit(mostListed)
    .all()
    .map(({ imports: row, users: user }) => viewOf(db, row, user?.name));
}

/**
 * Returns one import of the site with how it is read; before it starts, also the first rows and the guessed columns.
 */
export async function findImport(
  access: SiteAccess,
  db: Database,
  id: number,
): Promise<ImportDetail | undefined> {
  const found = db
    .select()
    .from(imports)
    .leftJoin(users, eq(users.id, imports.createdBy))
    .where(and(eq(imports.id, id), eq(imports.siteId, access.siteId)))
    .get();
  if (!found) return undefined;
  const { imports: row, users: user } = found;
  const fields = db
    .select({ name: customFields.name, type: customFields.type })
    .from(customFields)
    .where(eq(customFields.siteId, access.siteId))
    .orderBy(asc(customFields.name))
    .all();
  const fieldNames = fields.map(({ name }) => name);
  const fieldTypes = Object.fromEntries(fields.map(({ name, type }) => [name, type]));
  const headers = JSON.parse(row.headers ?? "[]") as string[];
  // Once the import begins, the file may be deleted at any moment, and nobody needs to see its rows any more.
  const isOpen = row.status === "uploaded" || row.status === "checked";
  const { sample, forms, hasHeader } = isOpen
    ? await whileThere(
        row.id,
        (file) => readFile(file, row),
        () => nothingRead,
      )
    : nothingRead;
  const columns: ColumnMeaning[] = row.columns
    ? JSON.parse(row.columns)
    : guessColumns(headers, sample, fieldNames);
  return {
    ...viewOf(db, row, user?.name),
    headers,
    encoding: (row.encoding ?? "UTF-8") as CsvEncoding,
    hasHeader: row.hasHeader ?? hasHeader,
    columns: withForms(columns, forms, (name) => fieldTypes[name]),
    forms,
    existing: row.existing,
    tags: JSON.parse(row.tags ?? "[]"),
    claimedBy: row.claimedBy && findUserName(db, row.claimedBy),
    claimedAt: row.claimedAt,
    checkedAt: row.checkedAt,
    sample,
    problems: listProblems(db, id, { limit: problemsShown, isTaken: false }),
    partial: listProblems(db, id, { limit: problemsShown, isTaken: true }),
    notes: noteCounts(row.notes),
    createdLeft: countLeft(db, id, "created"),
    changedLeft: countLeft(db, id, "updated"),
    fieldNames,
    fieldTypes,
  };
}

/**
 * Returns every row that was left out, wholly or in part, by number and reason. Returns undefined when the import is
 * not the site's.
 */
export function eachProblem(
  access: SiteAccess,
  db: Database,
  id: number,
): Iterable<ImportProblem> | undefined {
  const isOurs = db
    .select({ id: imports.id })
    .from(imports)
    .where(and(eq(imports.id, id), eq(imports.siteId, access.siteId)))
    .get();
  return isOurs && problemsOf(db, id);
}

function* problemsOf(db: Database, id: number): Generator<ImportProblem> {
  for (let after = 0; ; ) {
    const page = listProblems(db, id, { after, limit: problemsAtOnce });
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < problemsAtOnce) return;
    after = last.rowNumber;
  }
}

function listProblems(
  db: Database,
  importId: number,
  { after = 0, limit, isTaken }: { after?: number; limit: number; isTaken?: boolean },
): ImportProblem[] {
  const isAfter = and(eq(importProblems.importId, importId), gt(importProblems.rowNumber, after));
  return db
    .select()
    .from(importProblems)
    .where(isTaken === undefined ? isAfter : and(isAfter, eq(importProblems.isTaken, isTaken)))
    .orderBy(asc(importProblems.rowNumber))
    .limit(limit)
    .all()
    .map(({ rowNumber, problem, detail }) => ({
      rowNumber,
      message: rowProblemMessage(problem, detail),
    }));
}

const nothingRead: { sample: string[][]; forms: ColumnForms[]; hasHeader: boolean } = {
  sample: [],
  forms: [],
  hasHeader: true,
};

async function readFile(file: string, { encoding, hasHeader }: typeof imports.$inferSelect) {
  const reading = {
    ...(encoding === null ? {} : { encoding: encoding as CsvEncoding }),
    ...(hasHeader === null ? {} : { hasHeader }),
  };
  const opened = await openCsv(file, reading);
  if (!opened.ok) return nothingRead;
  const { hasHeader: isHeader } = opened.csv;
  const sample = opened.csv.sample.map((row) => row.map(withoutMark));
  return { sample, forms: await guessForms(opened.csv), hasHeader: isHeader };
}

function findUserName(db: Database, id: string): string | null {
  return db.select({ name: users.name }).from(users).where(eq(users.id, id)).get()?.name ?? null;
}

function countLeft(db: Database, importId: number, outcome: "created" | "updated"): number {
  const counted = db
    .select({ total: count() })
    .from(importRows)
    .where(and(eq(importRows.importId, importId), eq(importRows.outcome, outcome)))
    .get();
  return counted?.total ?? 0;
}

function viewOf(db: Database, row: typeof imports.$inferSelect, createdBy: string | undefined): ImportView {
  return {
    id: row.id,
    status: row.status,
    fileName: row.fileName ?? "list.csv",
    createdBy: createdBy ?? formerMember,
    createdAt: row.createdAt,
    finishedAt: row.finishedAt,
    rowNumber: row.rowNumber,
    rowCount: row.rowCount,
    counts: {
      created: row.createdCount,
      updated: row.updatedCount,
      unchanged: row.unchangedCount,
      duplicate: row.duplicateCount,
      invalid: row.invalidCount,
      subscribed: row.subscribedCount,
      asked: row.askedCount,
      erased: row.erasedCount,
      staysOut: row.staysOutCount,
    },
    consent: row.consent,
    revertedCount: row.revertedCount,
    keptCount: row.keptCount,
    problem: row.problem,
    failure: row.status === "failed" ? (findJobFailure(db, "imports", row.id) ?? null) : null,
  };
}
