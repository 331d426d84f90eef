import fs from "node:fs";
import type { LedgerPosition } from "@/lib/ledger/ledger-position";
import { type LedgerSurvey, surveyLedger } from "@/lib/ledger/survey-ledger";
import { dropBeginnings } from "./drop-beginnings";

const nowhere: LedgerPosition = { line: 0, sum: "", bytes: 0 };

/** Is a ledger of the instance that can be read, and what reading it told. */
export interface ChosenLedger {
  file: string;
  survey: LedgerSurvey;
}

/**
 * Returns which of these ledgers a restore has to follow, the longest last: those of the instance that are not the whole
 * beginning of another one. Usually that is one. They are several when an older copy went on without the newer ledger, or
 * when a line of the longest cannot be read.
 */
export function chooseLedgers(files: readonly string[], instanceId: string | null): ChosenLedger[] {
  const own = dropBeginnings(files)
    .flatMap((file) => findOwn(file, instanceId) ?? [])
    .sort((one, other) => one.survey.end.line - other.survey.end.line);
  return own.filter(({ survey: { end } }, at) => {
    const isWholeUpTo = ({ damagedLines }: LedgerSurvey) => !damagedLines.some((line) => line <= end.line);
    return !own
      .slice(at + 1)
      .some((longer) => isWholeUpTo(longer.survey) && surveyLedger(longer.file, end).hasKnown);
  });
}

/** Tells whether a file is a ledger of the instance whose first line can be read. */
export function isLedgerOf(file: string, instanceId: string | null): boolean {
  return findOwn(file, instanceId) !== undefined;
}

function findOwn(file: string, instanceId: string | null): ChosenLedger | undefined {
  if (instanceId === null || !fs.existsSync(file)) return undefined;
  const survey = surveyLedger(file, nowhere);
  return survey.head?.instanceId === instanceId ? { file, survey } : undefined;
}
