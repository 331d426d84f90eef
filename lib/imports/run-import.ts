import fs from "node:fs";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit";
import { holdJob, type LeasedJob, LeaseLost, leaseMs } from "@/lib/jobs/lease";
import { inSlices } from "@/lib/jobs/time-slice";
import { applyRow } from "./apply-row";
import type { ColumnMeaning } from "./csv/column-meaning";
import { type CsvRow, openCsv } from "./csv/open-csv";
import { deleteImportFile, importFile } from "./import-file";
import type { ImportConsent } from "./import-view";
import { passRow, planRow } from "./plan-row";
import { rowReaderOf } from "./read-row";
import { restoreContacts } from "./restore-contacts";
import { SeenAddresses } from "./seen-addresses";
import { addToTally, emptyTally, type Tally } from "./tally";

const rowsAtOnce = 500;

interface ImportJob extends LeasedJob {
  status: "checking" | "importing" | "restoring";
  createdBy: string;
  headers: string[];
  columns: ColumnMeaning[];
  tags: string[];
  consent: ImportConsent;
  rowNumber: number;
}

/**
 * Carries a claimed import on to the end of what it is at: the dry run, the import, or putting back. How far it
 * has come is noted in every transaction, so a killed run is simply run again. Throws LeaseLost when another
 * process took over or the owner stopped it; nothing uncommitted is lost by that.
 */
export async function runImport(db: Database, leased: LeasedJob, now: () => number): Promise<void> {
  const job = load(db, leased);
  if (job.status === "restoring") return restoreContacts(db, leased, now);
  const file = importFile(job.id);
  if (!fs.existsSync(file)) return fail(db, job, "The file is gone. Upload it again.", now());
  const letGo = holdJob(db, "imports", leased, now);
  const opened = await openCsv(file).finally(letGo);
  if (!opened.ok) return fail(db, job, "The file cannot be read any more. Upload it again.", now());
  const seen = new SeenAddresses();
  try {
    const planner = {
      db,
      siteId: job.siteId,
      importId: job.id,
      isOptOutList: job.consent === "opted_out",
      read: rowReaderOf(job),
      seen,
    };
    let batch: CsvRow[] = [];
    const workOff = async () => {
      const rows = batch;
      batch = [];
      await work(rows);
    };
    const work = async (rows: CsvRow[]) => {
      let at = 0;
      let tally = emptyTally();
      const step = (): boolean => {
        const row = rows[at];
        if (row === undefined) return false;
        at += 1;
        if (row.rowNumber <= job.rowNumber) {
          passRow(planner, row);
          return true;
        }
        const planned = planRow(planner, row);
        const place = { siteId: job.siteId, importId: job.id, rowNumber: row.rowNumber };
        if (job.status === "importing" || planned.kind === "problem") applyRow(db, place, planned, now());
        addToTally(tally, planned);
        return true;
      };
      await inSlices(db, step, () => {
        const last = rows[at - 1]?.rowNumber ?? 0;
        note(db, job, Math.max(last, job.rowNumber), tally, now());
        tally = emptyTally();
      });
    };
    for await (const row of opened.csv.rows()) {
      batch.push(row);
      if (batch.length === rowsAtOnce) await workOff();
    }
    await workOff();
    finish(db, job, now());
  } finally {
    seen.close();
  }
}

function load(db: Database, leased: LeasedJob): ImportJob {
  const row = prepared(
    db,
    `SELECT status, created_by AS createdBy, headers, columns, tags, consent, row_number AS rowNumber
     FROM imports WHERE id = ?`,
  ).get(leased.id) as Record<string, string> & { rowNumber: number };
  return {
    ...leased,
    status: row.status as ImportJob["status"],
    createdBy: row.createdBy ?? "",
    headers: JSON.parse(row.headers ?? "[]"),
    columns: JSON.parse(row.columns ?? "[]"),
    tags: JSON.parse(row.tags ?? "[]"),
    consent: row.consent as ImportConsent,
    rowNumber: row.rowNumber,
  };
}

/** Notes how far the job has come, in the transaction that took it there; throws when it is not ours any more. */
function note(db: Database, job: ImportJob, rowNumber: number, tally: Tally, now: number): void {
  const { changes } = prepared(
    db,
    `UPDATE imports SET row_number = @rowNumber, lease_expires_at = @leaseExpiresAt,
       created_count = created_count + @created, updated_count = updated_count + @updated,
       unchanged_count = unchanged_count + @unchanged, duplicate_count = duplicate_count + @duplicate,
       invalid_count = invalid_count + @invalid, subscribed_count = subscribed_count + @subscribed,
       asked_count = asked_count + @asked, erased_count = erased_count + @erased,
       stays_out_count = stays_out_count + @staysOut
     WHERE id = @id AND lease_owner = @leaseOwner AND status = @status`,
  ).run({
    ...tally,
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
    note(db, job, isCheck ? 0 : rowNumberOf(db, job.id), emptyTally(), now);
    prepared(
      db,
      isCheck
        ? `UPDATE imports SET status = 'checked', checked_at = ?, lease_owner = NULL, row_count = created_count +
             updated_count + unchanged_count + duplicate_count + invalid_count WHERE id = ?`
        : "UPDATE imports SET status = 'completed', finished_at = ?, lease_owner = NULL WHERE id = ?",
    ).run(now, job.id);
    if (isCheck) return;
    const counts = prepared(
      db,
      `SELECT created_count AS created, updated_count AS updated, unchanged_count AS unchanged,
         duplicate_count AS duplicate, invalid_count AS invalid FROM imports WHERE id = ?`,
    ).get(job.id) as Record<string, number>;
    recordAudit(tx, {
      siteId: job.siteId,
      actorId: job.createdBy,
      action: "import_completed",
      jobId: job.id,
      counts,
      now,
    });
  });
  if (!isCheck) deleteImportFile(job.id);
}

function rowNumberOf(db: Database, id: number): number {
  return prepared(db, "SELECT row_number FROM imports WHERE id = ?").pluck().get(id) as number;
}

function fail(db: Database, job: ImportJob, problem: string, now: number): void {
  write(db, () => {
    prepared(
      db,
      "UPDATE imports SET status = 'failed', problem = ?, finished_at = ?, lease_owner = NULL WHERE id = ?",
    ).run(problem, now, job.id);
  });
}
