import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { type SchemaAge, schemaAgeOf } from "@/db/schema-age";
import { countProblems } from "@/lib/system/health/count-problems";
import { countOf } from "@/lib/values/count-words";
import { neutralFormats } from "@/lib/values/formats";
import { type Finding, ok, warning, wrong } from "./finding";

export const restoreAdvice =
  "Stop Farewell, keep a copy of DATA_DIR, and restore the newest backup: farewell restore DIR.";

const subject = "database";
const messages = {
  whole: (version: string) => `The file is whole, and its log is on (SQLite ${version}).`,
  damaged: (count: number) =>
    `The file is damaged: ${countOf(neutralFormats, count, "problem", "problems")} found.`,
  noLog: (mode: string) => `The journal mode is ${mode} instead of wal: another program changed it.`,
  startAgain: "Start Farewell again: it sets the mode.",
};
const ofAge: Record<Exclude<SchemaAge, "current">, Finding> = {
  older: warning(
    subject,
    "It is of an older version of Farewell.",
    "Start Farewell with this version: that brings it up to date.",
  ),
  newer: wrong(
    subject,
    "It is of a newer version of Farewell than this one.",
    "Install the version that it was used with last, or a newer one.",
  ),
  foreign: wrong(subject, "It is not a database of Farewell.", "Check DATA_DIR, or restore a backup."),
};

/**
 * Checks the age of the schema, the mode of the journal, and every page of the file, and tells whether more can be read
 * from it. Takes as long as reading it.
 */
export function checkDatabase(db: Database): { findings: Finding[]; isReadable: boolean } {
  const { $client } = db;
  const mode = $client.pragma("journal_mode", { simple: true });
  const problems = countProblems(db);
  const version = preparedValue<string>(db, "SELECT sqlite_version()").one();
  const age = schemaAgeOf($client);
  const findings = [
    problems === 0
      ? ok(subject, messages.whole(version))
      : wrong(subject, messages.damaged(problems), restoreAdvice),
    ...(mode === "wal" ? [] : [wrong(subject, messages.noLog(String(mode)), messages.startAgain)]),
    ...(age === "current" ? [] : [ofAge[age]]),
  ];
  return { findings, isReadable: problems === 0 && age === "current" };
}
