import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { type SchemaAge, schemaAgeOf } from "@/db/schema-age";
import { countProblems } from "@/lib/system/health/count-problems";
import { type Finding, ok, warning, wrong } from "./finding";

const subject = "database";
const messages = {
  whole: (version: string) => `The file is whole, and its log is on (SQLite ${version}).`,
  damaged: (count: number) => `The file is damaged: ${count} ${count === 1 ? "problem" : "problems"} found.`,
  restore: "Stop Farewell, keep a copy of DATA_DIR, and restore the newest backup.",
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

/** Checks the age of the schema, the mode of the journal, and every page of the file. Takes as long as reading it. */
export function checkDatabase(db: Database): Finding[] {
  const { $client } = db;
  const mode = $client.pragma("journal_mode", { simple: true });
  const problems = countProblems(db);
  const version = preparedValue<string>(db, "SELECT sqlite_version()").one();
  const age = schemaAgeOf($client);
  return [
    problems === 0
      ? ok(subject, messages.whole(version))
      : wrong(subject, messages.damaged(problems), messages.restore),
    ...(mode === "wal" ? [] : [wrong(subject, messages.noLog(String(mode)), messages.startAgain)]),
    ...(age === "current" ? [] : [ofAge[age]]),
  ];
}
