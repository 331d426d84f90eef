import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
import { compareLedger, type LedgerComparison, type LedgerRefusal } from "@/lib/ledger/compare-ledger";
import { cutAfter, ledgerFileOf, sizeOf } from "@/lib/ledger/ledger-file";
import { ledgerMessages } from "@/lib/ledger/ledger-messages";
import { findPosition, type LedgerPosition, setLacksAll, setPosition } from "@/lib/ledger/ledger-position";
import { readLedger } from "@/lib/ledger/read-ledger";
import { type LedgerSurvey, surveyLedger } from "@/lib/ledger/survey-ledger";
import { beginLedger, writeAll, writeKeys } from "@/lib/ledger/write-all";
import { findInstance } from "@/lib/system/secret-check";
import { findLastReplay, type ReplayReport } from "./find-replay";
import { replayLedger } from "./replay-ledger";
import { findOpenReplay } from "./replay-row";

/** Tells what the start found. */
export interface LedgerOpening {
  /** Is true when there was no ledger, and one was made of what the database remembers. */
  isNew: boolean;
  /** Lists the lines that could not be read. What the database remembers was written again after them. */
  damagedLines: number[];
  /** Tells what was done to a database that was older than its ledger; null when it was not. */
  replay: ReplayReport | null;
}

/**
 * Brings ledger and database together before anything else happens, as decision 52 says. A copy that was put back sends
 * nothing twice even if nobody was erased since. Throws a sentence that says what to do where the two do not belong together.
 */
export function openLedger(
  db: Database,
  now: number,
  { isCopy = false }: { isCopy?: boolean } = {},
): LedgerOpening | undefined {
  const file = ledgerFileOf(db);
  if (file === undefined) return undefined;
  dropFirstLineIfTorn(db, file);
  const isNew = sizeOf(file) === 0 && !findOpenReplay(db);
  if (isNew) beginLedger(db, file, now);
  const { damagedLines, hasReplayed, secretCheck } = bringTogether(db, file, { isCopy, now });
  if (damagedLines.length > 0) write(db, (tx) => setLacksAll(tx, true));
  if (findPosition(db)?.lacksAll) writeAll(db, file, damagedLines, now);
  else if (secretCheck !== findInstance(db)?.secretCheck.toString("base64url")) writeKeys(db, file, now);
  return { isNew, damagedLines, replay: hasReplayed ? (findLastReplay(db) ?? null) : null };
}

/** Empties a ledger of which the very first line was being written when the process died. */
function dropFirstLineIfTorn(db: Database, file: string): void {
  const [first] = sizeOf(file) > 0 && findPosition(db)?.line === 0 ? readLedger(file) : [];
  if (first && !first.isEnded) cutAfter(file, 0);
}

function bringTogether(
  db: Database,
  file: string,
  { isCopy, now }: { isCopy: boolean; now: number },
): LedgerSurvey & { hasReplayed: boolean } {
  const known = findPosition(db);
  if (!known) throw new Error("the instance has no name yet");
  const survey = surveyLedger(file, known);
  const comparison = compareLedger(db, known, survey);
  if (isRefusal(comparison)) throw new Error(ledgerMessages[comparison]);
  if (survey.isTorn) cutAfter(file, survey.end.bytes);
  const isOlder = comparison === "older" || comparison === "apart" || findOpenReplay(db) !== undefined;
  const hasReplayed = isOlder || isCopy;
  if (hasReplayed) {
    const isOnChain = comparison !== "apart";
    replayLedger(db, { file, isOnChain, from: isOnChain ? survey.knownEnd : 0, isCopy, ...survey }, now);
  } else settle(db, known, comparison, survey);
  return { ...survey, hasReplayed };
}

/** Notes the lines that stand in the ledger already. */
function settle(
  db: Database,
  known: LedgerPosition & { lacksAll: 0 | 1 },
  comparison: LedgerComparison,
  { end, lastEntry }: LedgerSurvey,
): void {
  write(db, (tx) => {
    if (comparison === "unfinished" && !known.lacksAll)
      prepared(tx, "DELETE FROM ledger_outbox WHERE id <= ?").run(lastEntry);
    setPosition(tx, end);
  });
}

function isRefusal(comparison: LedgerComparison): comparison is LedgerRefusal {
  return comparison in ledgerMessages;
}
