import fs from "node:fs";
import path from "node:path";
import { renameWhole, syncFolder } from "@/lib/system/write-whole";

/** Holds what is being prepared. It goes away when the restore dies, and nothing was changed. */
export const stagedName = "restore.partial";
/** Holds what is to be in the data folder. From when it has this name, the restore is finished and never undone. */
export const readyName = "restore.ready";

/** Names a file that lists what is not to be in the data folder: another instance left it there. */
export const absentName = "absent";

/** Lists what belongs to the database that is replaced, beside its file. */
const ofDatabase = ["farewell.db-wal", "farewell.db-shm", "farewell.db-clean"];

/** Names the steps of putting the files in their places. */
export type SettleStep = "cleared" | `moved ${string}` | "settled";

export type Settled = "finished" | "discarded" | "nothing";

/** Tells whether a restore is to be finished before the database is opened. */
export function isUnsettled(folder: string): boolean {
  return fs.existsSync(path.join(folder, readyName));
}

/**
 * Finishes a restore that was killed after it was prepared, and discards one that was killed before. Call it alone,
 * while nobody has the database open. Says what it did.
 */
export function settleRestore(folder: string, onStep: (step: SettleStep) => void = () => undefined): Settled {
  const staged = path.join(folder, stagedName);
  const ready = path.join(folder, readyName);
  if (isUnsettled(folder)) {
    putInPlace(folder, ready, onStep);
    fs.rmSync(staged, { recursive: true, force: true });
    return "finished";
  }
  if (!fs.existsSync(staged)) return "nothing";
  fs.rmSync(staged, { recursive: true });
  return "discarded";
}

/**
 * Moves each file over the one that it replaces. Killed in between, it goes on with the rest: what belongs to the old
 * database goes first, and the new one is opened only after the last.
 */
function putInPlace(folder: string, ready: string, onStep: (step: SettleStep) => void): void {
  for (const name of [...ofDatabase, ...listAbsent(ready)])
    fs.rmSync(path.join(folder, name), { force: true });
  // These lists go, because the restored database gives the numbers of their imports to others.
  fs.rmSync(path.join(folder, "imports"), { recursive: true, force: true });
  syncFolder(folder);
  onStep("cleared");
  for (const name of fs.readdirSync(ready).sort()) {
    if (name === absentName) continue;
    renameWhole(path.join(ready, name), path.join(folder, name));
    onStep(`moved ${name}`);
  }
  fs.rmSync(ready, { recursive: true });
  syncFolder(folder);
  onStep("settled");
}

function listAbsent(ready: string): string[] {
  const file = path.join(ready, absentName);
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8").split("\n") : [];
}
