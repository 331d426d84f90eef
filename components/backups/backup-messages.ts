import type { LastBackup } from "@/lib/backups/last-backups";
import { byteLabel } from "@/lib/values/byte-label";
import { countOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

export const backupMessages = {
  title: "Backups",
  never: "No backup was ever made.",
  old: "The last backup was made more than two days ago.",
  whatToDo: "Whoever runs the server can have one made every day: farewell backup.",
  made: (format: Formats, { madeAt, bytes }: LastBackup) =>
    `The last one was made on ${format.dateTime(madeAt)} (${byteLabel(bytes)}).`,
  forget: (format: Formats, { keepDays }: LastBackup) =>
    `Copies forget within ${countOf(format, keepDays, "day", "days")}: backups that are older are removed when the next one is made.`,
  restore:
    "Whoever was deleted after a backup is deleted again when it is restored, and whoever unsubscribed stays unsubscribed.",
};
