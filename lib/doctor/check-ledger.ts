import fs from "node:fs";
import type { Database } from "@/db/open-database";
import { compareLedger, type LedgerComparison, type LedgerRefusal } from "@/lib/ledger/compare-ledger";
import { ledgerFileOf } from "@/lib/ledger/ledger-file";
import { ledgerMessages } from "@/lib/ledger/ledger-messages";
import { findPosition } from "@/lib/ledger/ledger-position";
import { surveyLedger } from "@/lib/ledger/survey-ledger";
import { countOf } from "@/lib/values/count-words";
import { neutralFormats } from "@/lib/values/formats";
import { type Finding, ok, warning, wrong } from "./finding";

const subject = "ledger";
const messages = {
  whole: (lines: number) =>
    `It is whole, and the database knows all of it: ${countOf(neutralFormats, lines, "line", "lines")}.`,
  none: "There is no erasures.log yet.",
  start: "Start Farewell: it is made of what the database remembers.",
  older: "The database is older than the ledger.",
  apart: "The database and the ledger went apart.",
  bringUp: "Start Farewell: it brings the database up to the ledger first.",
  damaged: (count: number) => `${countOf(neutralFormats, count, "line", "lines")} of it cannot be read.`,
  writeAgain: "Start Farewell: what the database remembers is written again.",
  unusable: "It cannot be used beside this database.",
};

/** Checks that the ledger can be read from its first line to its last, and belongs to the database. */
export function checkLedger(db: Database): Finding {
  const file = ledgerFileOf(db);
  const known = findPosition(db);
  if (file === undefined || !known || !fs.existsSync(file))
    return warning(subject, messages.none, messages.start);
  const survey = surveyLedger(file, known);
  const comparison = compareLedger(db, known, survey);
  if (isRefusal(comparison)) return wrong(subject, messages.unusable, ledgerMessages[comparison]);
  if (comparison === "older") return warning(subject, messages.older, messages.bringUp);
  if (comparison === "apart") return warning(subject, messages.apart, messages.bringUp);
  const damaged = survey.damagedLines.length;
  return damaged > 0
    ? warning(subject, messages.damaged(damaged), messages.writeAgain)
    : ok(subject, messages.whole(survey.end.line));
}

function isRefusal(comparison: LedgerComparison): comparison is LedgerRefusal {
  return comparison in ledgerMessages;
}
