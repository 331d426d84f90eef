import { SqliteError } from "better-sqlite3";

/** Says what to do about faults of the machine, by their codes. */
const knownFaults: Record<string, string> = {
  EACCES:
    "This may not be read or written by the user who runs the command. Run it as the user that Farewell runs as.",
  EPERM:
    "This may not be changed by the user who runs the command. Run it as the user that Farewell runs as.",
  EROFS: "The disk can only be read.",
  ENOSPC: "The disk is full. Make room, and run the command again.",
  SQLITE_FULL: "The disk is full. Make room, and run the command again.",
  SQLITE_BUSY: "The database is in use for longer than the command waits. Run it again.",
  SQLITE_CORRUPT: "The database file is damaged. Restore a backup.",
  SQLITE_NOTADB: "The database file is damaged. Restore a backup.",
  SQLITE_READONLY: "The database can only be read by the user who runs the command.",
  SQLITE_CANTOPEN: "The database cannot be opened. Check DATA_DIR and its permissions.",
};

/**
 * Says an unexpected fault in a line: its code and what to do about it, where that is known. Otherwise it says where in
 * the code it happened, because the error's own words may hold personal data.
 */
export function faultMessage(error: unknown): string {
  const code = codeOf(error);
  const known = code && knownFaults[isOfSqlite(code) ? (/^SQLITE_[A-Z]+/.exec(code)?.[0] ?? code) : code];
  const place = isOfFiles(error) && error.path ? ` (${error.path})` : "";
  if (known) return `Failed. ${known} (${code}${place ? `,${place.slice(2, -1).padStart(1)}` : ""})`;
  const stack = error instanceof Error ? (error.stack?.split("\n    at ").slice(1, 6) ?? []) : [];
  const name = code ?? (error instanceof Error ? error.name : typeof error);
  return [`Failed unexpectedly: ${name}${place}.`, ...stack].join("\n  at ");
}

const isOfSqlite = (code: string) => code.startsWith("SQLITE_");

function codeOf(error: unknown): string | undefined {
  if (error instanceof SqliteError) return error.code;
  return isOfFiles(error) ? error.code : undefined;
}

function isOfFiles(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error && typeof error.code === "string";
}
