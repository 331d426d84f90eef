import fs from "node:fs";
import type { Database } from "@/db/open-database";
import { ledgerFileOf } from "@/lib/ledger/ledger-file";
import { openLedger } from "@/lib/ledger/replay/open-ledger";
import { changeSecret } from "@/lib/secret/change-secret";
import { checkSecret } from "@/lib/secret/require-secret";
import { secretMessages } from "@/lib/secret/secret-messages";
import { setSecret } from "@/lib/system/app-secret";
import type { ChosenLedger } from "./choose-ledgers";

/** Says what following the ledgers did to the copy. */
export interface BroughtUp {
  /** Counts the ledgers that were followed. */
  ledgers: number;
  /** Counts the contacts who were deleted since, and are deleted again when the worker starts. */
  erasedAgain: number;
  /** Counts their customers at Stripe: each is held until it is proven that nothing charges them. */
  customers: number;
  /** Counts those who left since. */
  lowered: number;
  /** Counts the emails of others who are remembered as deleted or opted out. */
  remembered: number;
  /** Counts the jobs and broadcasts of the copy that do not go on. */
  stopped: number;
}

interface Secrets {
  /** Is the secret with which the copy was made. */
  secret: string;
  /** Is the one to which it was changed since; undefined where it was not. */
  next: string | undefined;
}

/**
 * Brings a copied database, which nobody uses yet, up to this version and to the ledgers. Throws a sentence where a start
 * would refuse it.
 */
export function bringUp(
  db: Database,
  { secret, next, ledgers, now }: Secrets & { ledgers: readonly ChosenLedger[]; now: () => number },
): BroughtUp {
  const checked = checkSecret(db, { variable: secret, file: undefined }, now(), () => secret);
  if (!checked.ok) throw new Error(secretMessages[checked.refusal]);
  if (next !== undefined) changeSecret(db, { from: secret, to: next }, now());
  setSecret(next ?? secret);
  const beside = ledgerFileOf(db);
  if (beside === undefined) throw new Error("a copied database is in a file");
  const brought: BroughtUp = {
    ledgers: ledgers.length,
    erasedAgain: 0,
    customers: 0,
    lowered: 0,
    remembered: 0,
    stopped: 0,
  };
  const open = (isCopy: boolean) => {
    const replay = openLedger(db, now(), { isCopy })?.replay;
    brought.erasedAgain += replay?.erasedAgainCount ?? 0;
    brought.customers += replay?.customerCount ?? 0;
    brought.lowered += replay?.loweredCount ?? 0;
    brought.remembered += replay?.rememberedCount ?? 0;
    brought.stopped += replay?.stoppedCount ?? 0;
  };
  for (const { file } of ledgers) {
    fs.copyFileSync(file, beside);
    open(file === ledgers.at(-1)?.file);
  }
  // It makes a ledger for an instance that never had one.
  if (ledgers.length === 0) open(true);
  return brought;
}
