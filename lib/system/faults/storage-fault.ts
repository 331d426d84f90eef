/** Says why nothing can be stored or read: the reason is the machine, not our code. */
export type StorageFault = "busy" | "disk_full" | "read_only" | "damaged" | "disk_failed";

/** Holds the codes of SQLite and of the system by their beginnings: SQLite's go on, as SQLITE_IOERR_WRITE does. */
const faultsByCode: readonly [string, StorageFault][] = [
  ["SQLITE_BUSY", "busy"],
  ["SQLITE_LOCKED", "busy"],
  ["SQLITE_FULL", "disk_full"],
  ["ENOSPC", "disk_full"],
  ["EDQUOT", "disk_full"],
  ["SQLITE_READONLY", "read_only"],
  ["SQLITE_CANTOPEN", "read_only"],
  ["SQLITE_PERM", "read_only"],
  ["EROFS", "read_only"],
  ["EACCES", "read_only"],
  ["SQLITE_CORRUPT", "damaged"],
  ["SQLITE_NOTADB", "damaged"],
  ["SQLITE_IOERR", "disk_failed"],
  ["EIO", "disk_failed"],
];
const mostCauses = 5;

/** Returns which fault of the machine an error tells of; undefined for every other error. */
export function storageFaultOf(error: unknown): StorageFault | undefined {
  if (error instanceof StorageBusy) return "busy";
  const code = faultCodeOf(error);
  if (code === undefined) return undefined;
  return faultsByCode.find(([beginning]) => code.startsWith(beginning))?.[1];
}

/**
 * Returns the code of SQLite or of the system in an error or in what caused it, such as SQLITE_FULL or ENOSPC. A code
 * names nobody, as the words of an error may.
 */
export function faultCodeOf(error: unknown): string | undefined {
  let cause = error;
  for (let depth = 0; depth < mostCauses && cause instanceof Error; depth += 1) {
    if ("code" in cause && typeof cause.code === "string" && /^[A-Z][A-Z0-9_]+$/.test(cause.code))
      return cause.code;
    cause = cause.cause;
  }
  return undefined;
}

/** Is thrown when a write could not begin for too long, because another process writes. Nothing was changed. */
export class StorageBusy extends Error {
  override readonly name = "StorageBusy";
}
