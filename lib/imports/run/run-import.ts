import fs from "node:fs";
import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import { listTagIds } from "@/lib/contacts/change/site-tags";
import { queueSearch } from "@/lib/duplicates/request-search";
import type { ColumnMeaning } from "@/lib/imports/cells/column-meaning";
import type { CsvEncoding } from "@/lib/imports/csv/encoding-names";
import { type CsvRow, type OpenedCsv, openCsv } from "@/lib/imports/csv/open-csv";
import { guessForms, withForms } from "@/lib/imports/file/guess-forms";
import { deleteImportFile, importFile } from "@/lib/imports/file/import-file";
import type { FieldType } from "@/lib/imports/plan/field-value";
import { addedNotes } from "@/lib/imports/plan/import-note";
import type { ExistingRule, ImportConsent } from "@/lib/imports/plan/import-view";
import { passRow, planRow } from "@/lib/imports/plan/plan-row";
import type { Planner } from "@/lib/imports/plan/planner";
import { rowReaderOf } from "@/lib/imports/plan/read-row";
import { SeenEmails } from "@/lib/imports/plan/seen-emails";
import { addToTally, emptyTally, type Tally } from "@/lib/imports/plan/tally";
import {
  isOtherWaiting,
  keepLeaseAlive,
  type LeasedJob,
  LeaseLost,
  leaseMs,
  leaveTurn,
  renewLease,
} from "@/lib/jobs/lease";
import { inSlices } from "@/lib/jobs/time-slice";
import { flushLedger } from "@/lib/ledger/flush-ledger";
import { applyRow, noteRowProblem } from "./apply-row";
import { hearConsent } from "./hear-consent";
import { revertContacts } from "./revert-contacts";

const fileGone = "The file is gone. Upload it again.";
const rowsAtOnce = 500;
/** Bounds the turn of a long list while another one waits. */
const turnMs = 15_000;

interface ImportJob extends LeasedJob {
  status: "checking" | "importing" | "reverting";
  createdBy: string;
  headers: string[];
  columns: ColumnMeaning[];
  tags: string[];
  consent: ImportConsent;
  existing: ExistingRule;
  encoding: CsvEncoding | undefined;
  hasHeader: boolean | undefined;
  rowNumber: number;
}

/**
 * Runs a claimed dry run, import or revert to its end, or until it leaves its turn. Notes its progress in every transaction, so a killed run is
 * simply run again. Throws LeaseLost when another process took over or the owner stopped it; committed work stays.
 */
export async function runImport(db: Database, leased: LeasedJob, now: () => number): Promise<void> {
  const job = load(db, leased);
  if (job.status === "reverting") return revertContacts(db, leased, now);
  const file = importFile(job.id);
  if (!fs.existsSync(file)) return fail(db, job, fileGone, now());
  const seen = new SeenEmails();
  const stopKeeping = keepLeaseAlive(db, leased, now);
  try {
    const opened = await openCsv(file, { encoding: job.encoding, hasHeader: job.hasHeader });
    if (!opened.ok) return fail(db, job, "The file cannot be read any more. Upload it again.", now());
    const columns = await columnsOf(db, job, opened.csv);
    const read = rowReaderOf({ ...job, columns });
    if (job.consent !== "opted_out" && columns.some(({ kind }) => kind === "status"))
      await hearConsent(opened.csv, { db, siteId: job.siteId, read, seen });
    stopKeeping();
    const planner: Planner = {
      db,
      siteId: job.siteId,
      importId: job.id,
      isImporting: job.status === "importing",
      consent: job.consent,
      existing: job.existing,
      read,
      seen,
      tagIds: listTagIds(db, job.siteId),
    };
    let batch: CsvRow[] = [];
    const workOff = async () => {
      const rows = batch;
      batch = [];
      await work(rows);
    };
    const work = async (rows: CsvRow[]) => {
      if (rows.length === 0) return;
      let at = 0;
      let tally = emptyTally();
      const step = (tx: Transaction): boolean => {
        const row = rows[at];
        if (row === undefined) return false;
        at += 1;
        if (row.rowNumber <= job.rowNumber) {
          passRow(planner, row);
          return true;
        }
        const planned = planRow(planner, row);
        const { siteId, importId, tagIds } = planner;
        const place = { siteId, importId, rowNumber: row.rowNumber, tagIds };
        noteRowProblem(tx, place, planned);
        if (planner.isImporting) applyRow(tx, place, planned, now());
        addToTally(tally, planned);
        return true;
      };
      await inSlices(db, step, (tx) => {
        const last = rows[at - 1]?.rowNumber ?? 0;
        note(tx, job, Math.max(last, job.rowNumber), tally, now());
        tally = emptyTally();
      });
    };
    let turnEndsAt: number | undefined;
    for await (const row of opened.csv.rows()) {
      batch.push(row);
      if (batch.length < rowsAtOnce) continue;
      await workOff();
      // The turn begins with the first new row: the rows that were done before have to be read once more.
      if (row.rowNumber > job.rowNumber) turnEndsAt ??= now() + turnMs;
      if (turnEndsAt !== undefined && now() >= turnEndsAt && isOtherWaiting(db, leased, now(), true))
        return write(db, (tx) => leaveTurn(tx, leased, now()));
    }
    await workOff();
    flushLedger(db, now());
    finish(db, job, now());
  } catch (error) {
    // The file may be gone because somebody has stopped or discarded the import meanwhile.
    if (error instanceof LeaseLost || fs.existsSync(file)) throw error;
    fail(db, job, fileGone, now());
  } finally {
    stopKeeping();
    seen.close();
  }
}

/** Returns the columns, with forms guessed from the file for numbers and dates where nobody chose one. */
async function columnsOf(db: Database, job: ImportJob, csv: OpenedCsv): Promise<ColumnMeaning[]> {
  const typeOf = (name: string) =>
    preparedValue<FieldType>(db, "SELECT type FROM custom_fields WHERE site_id = ? AND name = ?").get(
      job.siteId,
      name,
    );
  const isTyped = job.columns.some((column) => column.kind === "field" && typeOf(column.name) !== undefined);
  return isTyped ? withForms(job.columns, await guessForms(csv), typeOf) : job.columns;
}

function load(db: Database, leased: LeasedJob): ImportJob {
  const row = prepared<Record<string, string> & { rowNumber: number; hasHeader: 0 | 1 | null }>(
    db,
    `SELECT status, created_by AS createdBy, headers, columns, tags, consent, existing,
       encoding, has_header AS hasHeader, row_number AS rowNumber FROM imports WHERE id = ?`,
  ).get(leased.id);
  if (!row) throw new LeaseLost(`import ${leased.id} was discarded`);
  return {
    ...leased,
    status: row.status as ImportJob["status"],
    createdBy: row.createdBy ?? "",
    headers: JSON.parse(row.headers ?? "[]"),
    columns: JSON.parse(row.columns ?? "[]"),
    tags: JSON.parse(row.tags ?? "[]"),
    consent: row.consent as ImportConsent,
    existing: row.existing as ExistingRule,
    encoding: (row.encoding ?? undefined) as CsvEncoding | undefined,
    hasHeader: row.hasHeader === null ? undefined : row.hasHeader === 1,
    rowNumber: row.rowNumber,
  };
}

/**
 * Notes how far the job has come, which never goes back, in the transaction that did the work. Throws LeaseLost when the
 * job is not ours any more.
 */
function note(tx: Transaction, job: ImportJob, rowNumber: number, tally: Tally, now: number): void {
  const { notes, ...counts } = tally;
  const stored = preparedValue<string | null>(tx, "SELECT notes FROM imports WHERE id = ?").one(job.id);
  const { changes } = prepared(
    tx,
    `UPDATE imports SET row_number = max(row_number, @rowNumber), lease_expires_at = @leaseExpiresAt,
       created_count = created_count + @created, updated_count = updated_count + @updated,
       unchanged_count = unchanged_count + @unchanged, duplicate_count = duplicate_count + @duplicate,
       invalid_count = invalid_count + @invalid, subscribed_count = subscribed_count + @subscribed,
       asked_count = asked_count + @asked, erased_count = erased_count + @erased,
       stays_out_count = stays_out_count + @staysOut, notes = @notes
     WHERE id = @id AND lease_owner = @leaseOwner AND status = @status`,
  ).run({
    ...counts,
    notes: addedNotes(stored, notes),
    rowNumber,
    id: job.id,
    leaseOwner: job.leaseOwner,
    status: job.status,
    leaseExpiresAt: now + leaseMs,
  });
  if (changes !== 1) throw new LeaseLost();
}

function finish(db: Database, job: ImportJob, now: number): void {
  const isCheck = job.status === "checking";
  write(db, (tx) => {
    note(tx, job, 0, emptyTally(), now);
    prepared(
      tx,
      isCheck
        ? `UPDATE imports SET status = 'checked', checked_at = ?, lease_owner = NULL, row_number = 0, row_count = created_count +
             updated_count + unchanged_count + duplicate_count + invalid_count WHERE id = ?`
        : `UPDATE imports SET status = 'completed', finished_at = ?, lease_owner = NULL, headers = NULL,
             columns = NULL WHERE id = ?`,
    ).run(now, job.id);
    if (isCheck) return;
    const counts = prepared<Record<string, number>>(
      tx,
      `SELECT created_count AS created, updated_count AS updated, unchanged_count AS unchanged,
         duplicate_count AS duplicate, invalid_count AS invalid FROM imports WHERE id = ?`,
    ).one(job.id);
    recordAudit(tx, {
      siteId: job.siteId,
      actorId: job.createdBy,
      action: "import_completed",
      jobId: job.id,
      counts,
      now,
    });
    if ((counts.created ?? 0) + (counts.updated ?? 0) > 0) queueSearch(tx, job.siteId, now);
  });
  if (!isCheck) deleteImportFile(job.id);
}

/** Sets the job aside with a reason. Throws LeaseLost when it is not ours any more, as one that was stopped. */
function fail(db: Database, job: ImportJob, problem: string, now: number): void {
  write(db, (tx) => {
    renewLease(tx, job, now);
    prepared(
      tx,
      "UPDATE imports SET status = 'failed', problem = ?, finished_at = ?, lease_owner = NULL WHERE id = ?",
    ).run(problem, now, job.id);
  });
}
