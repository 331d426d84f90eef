import type { LedgerPosition } from "./ledger-position";
import { readLedger } from "./read-ledger";

/** Holds what reading a whole ledger tells about it. */
export interface LedgerSurvey {
  /** Is undefined when the first line cannot be read. */
  head: { instanceId: string; version: number } | undefined;
  /** Recognises the secret of the newest keys; undefined when no line says it. */
  secretCheck: string | undefined;
  /** Is the last whole line. What follows it was being written when a process died. */
  end: LedgerPosition;
  isTorn: boolean;
  lastEntry: number;
  /** Lists the lines that cannot be read or are missing, but for those whose content was written again since. */
  damagedLines: number[];
  /** Is when the last line was written. */
  lastAt: number;
  /** Tells whether the line that the database knows as the last stands in the file, and where it ends there. */
  hasKnown: boolean;
  knownEnd: number;
}

/** Reads a whole ledger and compares it with the last line that a database knows. */
export function surveyLedger(file: string, known: LedgerPosition): LedgerSurvey {
  const survey: LedgerSurvey = {
    head: undefined,
    secretCheck: undefined,
    end: { line: 0, sum: "", bytes: 0 },
    isTorn: false,
    lastEntry: 0,
    damagedLines: [],
    lastAt: 0,
    hasKnown: false,
    knownEnd: 0,
  };
  /** Counts unreadable lines since the last readable one; at the end of the file they are torn. */
  let unread = 0;
  for (const { line, sum, end } of readLedger(file)) {
    if (!line) {
      unread += 1;
      continue;
    }
    const expected = survey.end.line + 1;
    for (let at = expected; at < line.line; at += 1) survey.damagedLines.push(at);
    // A line was put in the place of another, with a checksum of its own.
    if (line.line < expected) survey.damagedLines.push(line.line);
    else if (line.line === expected && unread === 0 && line.after !== survey.end.sum)
      survey.damagedLines.push(line.line - 1);
    unread = 0;
    survey.end = { line: line.line, sum, bytes: end };
    survey.lastEntry = Math.max(survey.lastEntry, line.entry);
    if (line.kind === "ledger") survey.head = line;
    if (line.kind === "secret") survey.secretCheck = line.check;
    if (line.kind === "all") mend(survey, line.damagedLines);
    survey.lastAt = Math.max(survey.lastAt, line.at);
    if (line.line === known.line && sum === known.sum)
      Object.assign(survey, { hasKnown: true, knownEnd: end });
  }
  survey.isTorn = unread > 0;
  return survey;
}

function mend(survey: LedgerSurvey, mended: readonly number[]): void {
  survey.damagedLines = survey.damagedLines.filter((line) => !mended.includes(line));
}
