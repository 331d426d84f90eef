import { type BackupMessages, backupMessages } from "@/lib/backups/backup-messages";
import type { RestoreRefusal } from "./restore-backup";

const messages: BackupMessages<RestoreRefusal> = {
  ...backupMessages,
  unusable: ({ says }) => `Nothing was changed. ${says}`,
  ledger_of_another: () => "The ledger that --ledger names is of another instance than the backup.",
  ledger_alone: () =>
    "This backup holds the ledger alone. Name a whole one, and give this one with --ledger.",
  running: () => "Farewell runs on this DATA_DIR. Stop it first.",
  other_instance: () =>
    "The database in DATA_DIR is of another instance than the backup. Choose another DATA_DIR, or add --replace: it is backed up first.",
  unreadable_database: () =>
    "The database in DATA_DIR cannot be read, so it is not known whose it is, and it cannot be backed up first. Keep a copy of the folder, and add --replace.",
  secret_missing: () =>
    "This backup does not hold its secret, because it came from APP_SECRET. Run the command again with APP_SECRET set to it.",
  secret_wrong: () =>
    "This is not the secret of the backup. Use the APP_SECRET that was set when it was made.",
  variable_beside_backup: () =>
    "APP_SECRET is not the secret of this backup, or not the one in use last. Run the command without APP_SECRET, and start Farewell without it.",
};

/** Says why nothing was restored. */
export function restoreRefusalMessage(refusal: RestoreRefusal): string {
  return (messages[refusal.refusal] as (refusal: RestoreRefusal) => string)(refusal);
}
