import { byteLabel } from "@/lib/values/byte-label";
import type { BackUpRefusal } from "./back-up";
import type { BackupRefusal } from "./verify-backup";

export type BackupMessages<Refusal extends { refusal: string }> = {
  [Name in Refusal["refusal"]]: (refusal: Extract<Refusal, { refusal: Name }>) => string;
};

export const backupMessages: BackupMessages<BackUpRefusal | BackupRefusal> = {
  busy: () => "Another backup of this instance is being made. Wait for it.",
  no_ledger: () => "There is no erasures.log in DATA_DIR yet. Start Farewell once.",
  no_room: ({ needed, free }) =>
    `A backup needs ${byteLabel(needed)} of room, and ${byteLabel(free)} are free there. Nothing was copied.`,
  no_backup: () => "This is not a backup: it holds no manifest.json. Name the folder of one backup.",
  newer_backup: () => "A newer version of Farewell made this backup. Use that version.",
  missing_file: ({ file }) => `The backup is damaged: ${file} is missing. Use another one.`,
  damaged_file: ({ file }) => `The backup is damaged: ${file} is not as it was written. Use another one.`,
};

/** Says why a backup was not made, or cannot be used. */
export function backupRefusalMessage(refusal: BackUpRefusal | BackupRefusal): string {
  return (backupMessages[refusal.refusal] as (refusal: BackUpRefusal | BackupRefusal) => string)(refusal);
}
