import fs from "node:fs";
import type { LedgerPosition } from "@/lib/ledger/ledger-position";
import { type LedgerSurvey, surveyLedger } from "@/lib/ledger/survey-ledger";

const nowhere: LedgerPosition = { line: 0, sum: "", bytes: 0 };

/** Is a ledger of the instance that can be read, and what reading it told. */
export interface ChosenLedger {
  file: string;
  survey: LedgerSurvey;
}

/**
 * Returns which of these ledgers a restore has to follow, the longest last: those of the instance that are not the
 * beginning of another one. Usually that is one. They are several when an older copy went on without the newer ledger.
 */
export function chooseLedgers(files: readonly string[], instanceId: string | null): ChosenLedger[] {
  const own = files
    .filter((file) => fs.existsSync(file))
    .map((file) => ({ file, survey: surveyLedger(file, nowhere) }))
    .filter(({ survey }) => instanceId !== null && survey.head?.instanceId === instanceId)
    .sort((one, other) => one.survey.end.line - other.survey.end.line);
  return own.filter(({ survey: { end } }, at) => {
    const longer = own.slice(at + 1);
    return !longer.some(({ file }) => surveyLedger(file, end).hasKnown);
  });
}
