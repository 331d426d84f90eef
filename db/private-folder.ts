import fs from "node:fs";
import path from "node:path";

/** Takes a file's rights from everyone but its owner. */
const forOwner = 0o700;
const shared = 0o1000;

/** Matches what Farewell has in its data folder. Anything else there is left alone. */
const ourName =
  /^(farewell\.db.*|app-secret.*|signing-key.*|erasures\.log.*|[a-z]+-lock.*|write-turn|imports|before-upgrade|restore\..*)$/;
/** Matches what else may be there without making the folder somebody else's. */
const allowedName = /^(demo|lost\+found|\..*)$/;

/**
 * Makes the data folder and what is in it unreadable for other users of the machine, now and for what this process
 * makes later. Returns the names that it had to leave as they are: they belong to someone else, or the folder does.
 */
export function keepPrivate(folder: string): string[] {
  process.umask(0o077);
  fs.mkdirSync(folder, { recursive: true, mode: forOwner });
  const names = fs.readdirSync(folder);
  const ours = names.filter((name) => ourName.test(name));
  const isOurs = names.every((name) => ourName.test(name) || allowedName.test(name));
  const left = ours.filter((name) => !closeBelow(path.join(folder, name)));
  const status = fs.statSync(folder);
  const isOpen = (status.mode & 0o077) !== 0;
  const isClosed = !isOpen || (isOurs && (status.mode & shared) === 0 && tryClose(folder, status));
  return isClosed ? left : [".", ...left];
}

function closeBelow(file: string): boolean {
  const status = fs.lstatSync(file, { throwIfNoEntry: false });
  if (!status || status.isSymbolicLink()) return true;
  const isClosed = tryClose(file, status);
  if (!status.isDirectory() || !isClosed) return isClosed;
  return fs.readdirSync(file).every((name) => closeBelow(path.join(file, name)));
}

function tryClose(file: string, { mode }: fs.Stats): boolean {
  if ((mode & 0o077) === 0) return true;
  try {
    fs.chmodSync(file, mode & forOwner);
    return true;
  } catch (error) {
    // Another user's file, or a disk without such rights: Farewell can work with it, and says so.
    if (error instanceof Error && "code" in error && isDenied(error.code)) return false;
    throw error;
  }
}

function isDenied(code: unknown): boolean {
  return code === "EPERM" || code === "EACCES" || code === "EROFS" || code === "ENOTSUP" || code === "ENOENT";
}
