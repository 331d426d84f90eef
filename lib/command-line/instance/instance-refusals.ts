import { dataDirectory } from "@/lib/system/instance";

/** Says why a command cannot work on the database of `DATA_DIR` as it is. */
export type InstanceRefusal =
  | "running"
  | "other_user"
  | "unsettled_restore"
  | "no_database"
  | "older_database"
  | "newer_database"
  | "foreign_database";

const messages: Record<InstanceRefusal, string> = {
  running: "Farewell runs on DATA_DIR %. Stop it first.",
  other_user:
    "DATA_DIR % belongs to another user. Run the command as that user, or Farewell could not read what it writes.",
  unsettled_restore:
    "A restore into DATA_DIR % was interrupted. Start Farewell, or run the restore again: it is finished first.",
  no_database: "There is no database in DATA_DIR %. Start Farewell once, or restore a backup.",
  older_database:
    "The database in DATA_DIR % is of an older version. Start Farewell once with this version: that brings it up to date.",
  newer_database: "The database in DATA_DIR % is of a newer version of Farewell. Use that version.",
  foreign_database: "The database in DATA_DIR % is not one of Farewell.",
};

export function instanceRefusalMessage(refusal: InstanceRefusal): string {
  return messages[refusal].replace("%", () => dataDirectory());
}
