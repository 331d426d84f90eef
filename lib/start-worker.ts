import os from "node:os";
import { settleRestore } from "./backups/restore/settle-restore";
import { tellRestore } from "./backups/restore/tell-restore";
import { backUpBeforeUpgrade } from "./backups/upgrade/back-up-before-upgrade";
import { requireEnvironmentSite } from "./billing/stripe/account/environment-site";
import { mendEmails } from "./contacts/change/mend-emails";
import { isSigningKeyNew } from "./deletion/signing/known-keys";
import { openLedger } from "./ledger/replay/open-ledger";
import { requireSecret } from "./secret/require-secret";
import { settleSecretChange } from "./secret/settle-secret-change";
import { secretFile } from "./system/app-secret";
import { endQuietly } from "./system/end-quietly";
import { env } from "./system/env";
import { checkIfCalledTo, checkLargeFile, requireWholeFile } from "./system/health/require-whole-file";
import { database, databaseFile, dataDirectory } from "./system/instance";
import { lockInstance } from "./system/instance-lock";
import { keepFolderPrivate } from "./system/keep-folder-private";
import { log } from "./system/log";
import { mustStart } from "./system/must-start";
import { quietConsole } from "./system/quiet-console";
import { signingKeyFile, takeSigningKey } from "./system/signing-key";
import { Worker } from "./worker";

/** Is lower than that of the process that answers people. */
const priority = 5;

checkIfCalledTo(databaseFile);
quietConsole(console);
endQuietly();

const { signingKey, worker } = mustStart(() => {
  env();
  keepFolderPrivate();
  lockInstance();
  tellRestore(settleRestore(dataDirectory()));
  requireWholeFile(databaseFile());
  tellUpgrade(
    backUpBeforeUpgrade({
      folder: dataDirectory(),
      file: databaseFile(),
      keepDays: env().BACKUP_KEEP_DAYS,
      now: () => Date.now(),
    }),
  );
  const db = database();
  settleSecretChange(db, secretFile());
  requireSecret(db, Date.now());
  tellOpening(openLedger(db, Date.now()));
  requireEnvironmentSite(db, env());
  mendEmails(db, Date.now());
  const signingKey = takeSigningKey();
  return { signingKey, worker: new Worker(db, () => Date.now(), signingKey) };
});
if (isSigningKeyNew(database(), signingKey))
  log().warn(
    { file: signingKeyFile() },
    "The key that signed earlier receipts is not in the data folder, so a new one signs from now on. Earlier receipts keep the key that signed them. Put the file back from a backup to go on with it.",
  );
os.setPriority(priority);
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => void worker.end());
// The process that started this one is gone, so nobody would end it or start it again.
process.on("disconnect", () => void worker.end());
worker.start();
checkLargeFile(databaseFile(), () => Date.now());
process.send?.("ready");

function tellUpgrade(made: ReturnType<typeof backUpBeforeUpgrade>): void {
  if (made)
    log().info({ copy: made.path, bytes: made.bytes }, "copied the database before bringing it up to date");
}

/** Tells by number which lines of the ledger cannot be read. */
function tellOpening(opened: ReturnType<typeof openLedger>): void {
  const damagedLines = opened?.damagedLines ?? [];
  if (damagedLines.length > 0) log().error({ damagedLines }, "lines of erasures.log cannot be read");
}
