import type { Reader } from "@/db/write";
import { secretCheckOf } from "@/lib/system/secret-check";
import { ledgerFileOf, sizeOf } from "./ledger-file";
import { readLedger } from "./read-ledger";

/**
 * Returns the instance that wrote the ledger beside a database, if it was made with this secret: a copy from before
 * instances had names belongs to it. Undefined where there is no ledger, or it is of somebody else.
 */
export function findInstanceOfLedger(db: Reader, secret: string): string | undefined {
  const file = ledgerFileOf(db);
  if (file === undefined || sizeOf(file) === 0) return undefined;
  let id: string | undefined;
  for (const { line } of readLedger(file)) {
    if (line?.kind === "ledger") id = line.instanceId;
    if (line?.kind !== "secret" || id === undefined) continue;
    if (secretCheckOf(secret, id).toString("base64url") === line.check) return id;
  }
  return undefined;
}
