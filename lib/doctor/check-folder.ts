import fs from "node:fs";
import path from "node:path";
import { type Finding, ok, warning, wrong } from "./finding";

const forOthers = 0o077;
const messages = {
  private: "Only the user that Farewell runs as can read DATA_DIR.",
  open: (names: string[]) => `Other users of this machine can read ${names.join(", ")}.`,
  close: (folder: string) => `Run: chmod -R go= ${folder}`,
  foreign: (names: string[]) => `${names.join(", ")} cannot be written by the user that runs this command.`,
  own: "Run this command, and Farewell, as the user that DATA_DIR belongs to.",
};
const mostNamed = 5;

/** Checks that nobody else may read the data folder, and that this user may write what is in it. */
export function checkFolder(folder: string): Finding[] {
  const names = [".", ...fs.readdirSync(folder)];
  const open = names.filter((name) => (modeOf(folder, name) & forOthers) !== 0);
  const foreign = names.filter((name) => !mayWrite(path.join(folder, name)));
  return [
    open.length === 0
      ? ok("files", messages.private)
      : wrong("files", messages.open(shown(open)), messages.close(folder)),
    ...(foreign.length > 0 ? [warning("files", messages.foreign(shown(foreign)), messages.own)] : []),
  ];
}

function modeOf(folder: string, name: string): number {
  return fs.statSync(path.join(folder, name), { throwIfNoEntry: false })?.mode ?? 0;
}

function mayWrite(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.W_OK);
    return true;
  } catch {
    // The file may be gone by now, and then it needs no permission.
    return !fs.existsSync(file);
  }
}

function shown(names: string[]): string[] {
  const named = names.slice(0, mostNamed).map((name) => (name === "." ? "DATA_DIR" : name));
  return names.length > mostNamed ? [...named, `${names.length - mostNamed} more`] : named;
}
