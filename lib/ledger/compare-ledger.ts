import type { Database } from "@/db/open-database";
import { findInstance } from "@/lib/system/secret-check";
import { ledgerVersion } from "./ledger-entry";
import { type LedgerPosition, lastEntryOf } from "./ledger-position";
import type { LedgerSurvey } from "./survey-ledger";

/** Says why a ledger cannot be used beside this database. */
export type LedgerRefusal = "other_instance" | "newer_version" | "no_beginning" | "other_secret";

/**
 * Says how database and ledger stand to each other. `unfinished`: lines were written that the database has not noted.
 * `older`: the database is an earlier state of the one that wrote the ledger. `apart`: the last line that it knows is
 * not there, so neither is known to be the newer.
 */
export type LedgerComparison = "same" | "unfinished" | "older" | "apart" | LedgerRefusal;

export function compareLedger(
  db: Database,
  known: LedgerPosition,
  { head, end, lastEntry, hasKnown }: LedgerSurvey,
): LedgerComparison {
  if (head && head.version > ledgerVersion) return "newer_version";
  if (head && head.instanceId !== findInstance(db)?.id) return "other_instance";
  if (!hasKnown) return head ? "apart" : "no_beginning";
  if (end.line === known.line) return "same";
  return lastEntry > lastEntryOf(db) ? "older" : "unfinished";
}
