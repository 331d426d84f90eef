import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
import { compareLedger, type LedgerComparison, type LedgerRefusal } from "@/lib/ledger/compare-ledger";
import { cutAfter, ledgerFileOf, sizeOf } from "@/lib/ledger/ledger-file";
import { ledgerMessages } from "@/lib/ledger/ledger-messages";
import { findPosition, setLacksAll, setPosition } from "@/lib/ledger/ledger-position";
import { type LedgerSurvey, surveyLedger } from "@/lib/ledger/survey-ledger";
import { writeAll } from "@/lib/ledger/write-all";

/** Tells what the start found. */
export interface LedgerOpening {
  /** Is true when there was no ledger, and one was made of what the database remembers. */
  isNew: boolean;
  /** Lists the lines that could not be read. What the database remembers was written again after them. */
  damagedLines: number[];
}

/**
 * Brings ledger and database together before anything else happens: cuts a line that was being written when a
 * process died, fills in what the ledger lacks, and makes a new one where there is none. Throws a sentence that says
 * what to do when the ledger belongs to something else. Does nothing for a database in memory.
 */
export function openLedger(db: Database, now: number): LedgerOpening | undefined {
  const file = ledgerFileOf(db);
  if (file === undefined) return undefined;
  if (sizeOf(file) === 0) {
    beginAnew(db);
    writeAll(db, file, [], now);
    return { isNew: true, damagedLines: [] };
  }
  const { damagedLines, comparison } = settle(db, file);
  if (damagedLines.length > 0 || comparison === "apart") write(db, (tx) => setLacksAll(tx, true));
  if (findPosition(db)?.lacksAll) writeAll(db, file, damagedLines, now);
  return { isNew: false, damagedLines };
}

function beginAnew(db: Database): void {
  write(db, (tx) => {
    setPosition(tx, { line: 0, sum: "", bytes: 0 });
    setLacksAll(tx, true);
  });
}

function settle(db: Database, file: string): LedgerSurvey & { comparison: LedgerComparison } {
  const known = findPosition(db);
  if (!known) throw new Error("the instance has no name yet");
  const survey = surveyLedger(file, known);
  const comparison = compareLedger(db, known, survey);
  if (isRefusal(comparison)) throw new Error(ledgerMessages[comparison]);
  if (survey.isTorn) cutAfter(file, survey.end.bytes);
  write(db, (tx) => {
    if (comparison === "unfinished" && !known.lacksAll)
      prepared(tx, "DELETE FROM ledger_outbox WHERE id <= ?").run(survey.lastEntry);
    setPosition(tx, survey.end);
  });
  return { ...survey, comparison };
}

function isRefusal(comparison: LedgerComparison): comparison is LedgerRefusal {
  return comparison in ledgerMessages;
}
