import fs from "node:fs";
import path from "node:path";
import { openForReading } from "@/db/open-database";
import { isOfKilledStart, type SchemaAge, schemaAgeOf } from "@/db/schema-age";
import { backUp, type MadeBackup } from "../back-up";
import { backupRefusalMessage } from "../backup-messages";

interface Upgrade {
  /** Is the data folder. */
  folder: string;
  /** Is the database file in it. */
  file: string;
  keepDays: number;
  now: () => number;
}

const refusals: Partial<Record<SchemaAge, string>> = {
  newer: "The database is of a newer version of Farewell. Use that version, or restore a backup of this one.",
  foreign: "The database in DATA_DIR is not one of Farewell.",
};

/** Returns the folder in the data folder for the copies that are made before upgrades. */
export function upgradeCopiesIn(folder: string): string {
  return path.join(folder, "before-upgrade");
}

/**
 * Makes a backup of a database that this version is about to bring up to date, because an older version cannot open it
 * afterwards. Returns undefined where nothing is to be brought up to date. Throws a sentence for a person when the
 * database is of a newer version, or when there is no room for the copy.
 */
export function backUpBeforeUpgrade({ folder, file, keepDays, now }: Upgrade): MadeBackup | undefined {
  if (!fs.existsSync(file)) return undefined;
  const db = openForReading(file);
  try {
    if (isOfKilledStart(db.$client)) return undefined;
    const age = schemaAgeOf(db.$client);
    const refusal = refusals[age];
    if (refusal) throw new Error(refusal);
    if (age === "current") return undefined;
    const directory = upgradeCopiesIn(folder);
    const made = backUp({ folder, db, directory, kind: "whole", keepDays, now });
    if (!made.ok) throw new Error(`Before an upgrade a copy is made. ${backupRefusalMessage(made)}`);
    return made;
  } finally {
    db.$client.close();
  }
}
