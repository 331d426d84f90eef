import fs from "node:fs";
import type { Database } from "@/db/open-database";
import { ledgerFileOf } from "@/lib/ledger/ledger-file";
import { openLedger } from "@/lib/ledger/replay/open-ledger";
import { checkSecret } from "@/lib/secret/require-secret";
import { setSecret } from "@/lib/system/app-secret";
import type { ChosenLedger } from "./choose-ledgers";

/** Says what following the ledgers did to the copy. */
export interface BroughtUp {
  ledgers: string[];
}

/** Brings a copied database, which nobody uses yet, up to this version and to the ledgers. */
export function bringUp(
  db: Database,
  { secret, ledgers, now }: { secret: string; ledgers: readonly ChosenLedger[]; now: () => number },
): BroughtUp {
  const checked = checkSecret(db, { variable: secret, file: undefined }, now(), () => secret);
  if (!checked.ok) throw new Error(checked.refusal);
  setSecret(secret);
  const beside = ledgerFileOf(db);
  if (beside === undefined) throw new Error("a copied database is in a file");
  for (const { file } of ledgers) {
    fs.copyFileSync(file, beside);
    openLedger(db, now(), { isCopy: file === ledgers.at(-1)?.file });
  }
  if (ledgers.length === 0) openLedger(db, now(), { isCopy: true });
  return { ledgers: ledgers.map(({ file }) => file) };
}
