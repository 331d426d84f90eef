import { fork } from "node:child_process";
import fs from "node:fs";
import { openForReading } from "@/db/open-database";
import { startFaultMessages } from "@/lib/system/faults/fault-messages";
import { storageFaultOf } from "@/lib/system/faults/storage-fault";
import { log, logUnexpected } from "@/lib/system/log";
import { countProblems } from "./count-problems";
import { markDamaged, unmarkDamaged } from "./damage-mark";

/** Is the size up to which a file is checked before the start, which takes up to about a second. */
const checkedAtOnceBytes = 100_000_000;
/** Is how the process is called that checks a large file beside the worker. */
const checkArgument = "check-file";
const wholeCode = 0;
const damagedCode = 3;

/**
 * Makes sure, before anything is written to it, that the file is not damaged. Throws a sentence that says what to do.
 * Leaves a large file to `checkLargeFile`, so that people need not wait for it.
 */
export function requireWholeFile(file: string): void {
  unmarkDamaged(file);
  if (fs.existsSync(file) && !isLarge(file) && !isWhole(file)) throw new Error(startFaultMessages.damaged);
}

/**
 * Checks a large file in a process of its own, the worker's program called again. Marks the file when it is damaged,
 * which health and every page then say.
 */
export function checkLargeFile(file: string, now: () => number): void {
  const [, program] = process.argv;
  if (!isLarge(file) || program === undefined) return;
  const checking = fork(program, [checkArgument]);
  checking.on("error", logUnexpected);
  checking.on("exit", (code) => {
    if (code === damagedCode) sayDamaged(file, now());
    else if (code !== wholeCode) log().error({ code }, "the database file could not be checked");
  });
  process.on("exit", () => checking.kill());
}

/** Does the work of that process and ends it; returns in any other. */
export function checkIfCalledTo(file: () => string): void {
  if (process.argv[2] !== checkArgument) return;
  process.exit(isWhole(file()) ? wholeCode : damagedCode);
}

/** Marks the file, and says in the log what to do. */
export function sayDamaged(file: string, now: number): void {
  log().error({ code: "SQLITE_CORRUPT" }, startFaultMessages.damaged);
  markDamaged(file, now);
}

function isLarge(file: string): boolean {
  return (fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0) > checkedAtOnceBytes;
}

function isWhole(file: string): boolean {
  try {
    const db = openForReading(file);
    try {
      return countProblems(db, 1) === 0;
    } finally {
      db.$client.close();
    }
  } catch (error) {
    if (storageFaultOf(error) === "damaged") return false;
    throw error;
  }
}
