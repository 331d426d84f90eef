import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { SqliteError } from "better-sqlite3";
import type { Database } from "@/db/open-database";
import { StorageBusy } from "./faults/storage-fault";

/** Bounds how long a job waits for a person's write, and how long that waits until it can begin. */
const mostGivenMs = 100;
const mostAwaitedMs = 3000;

/**
 * Runs `work` of a request when no job is in the middle of a transaction, and asks jobs to wait meanwhile. A write that
 * met a job's transaction would stand still with the whole event loop, and everybody's request with it. Throws
 * StorageBusy, with nothing done, when the turn does not come within `mostMs`.
 */
export async function inWriteTurn<Result>(
  db: Database,
  work: () => Result | Promise<Result>,
  mostMs = mostAwaitedMs,
): Promise<Result> {
  if (db.$client.memory) return work();
  const turns = turnsOf(db);
  turns.begin();
  try {
    const until = performance.now() + mostMs;
    while (!isFree(db)) {
      if (performance.now() >= until) throw new StorageBusy();
      await sleep(1);
      turns.insist();
    }
    return await work();
  } finally {
    turns.end();
  }
}

/** Tells whether a request of the other process waits to write. */
export function isWriteTurnWanted(db: Database): boolean {
  return !db.$client.memory && turnsOf(db).isWanted();
}

/** Lets a request of the other process write, when one waits. A job calls it between its transactions. */
export async function giveWriteTurn(db: Database): Promise<void> {
  const until = performance.now() + mostGivenMs;
  while (isWriteTurnWanted(db) && performance.now() < until) await sleep(1);
}

function isFree({ $client }: Database): boolean {
  const usualMs = $client.pragma("busy_timeout", { simple: true });
  $client.pragma("busy_timeout = 0");
  try {
    $client.exec("BEGIN IMMEDIATE");
    $client.exec("ROLLBACK");
    return true;
  } catch (error) {
    if (error instanceof SqliteError && error.code.startsWith("SQLITE_BUSY")) return false;
    throw error;
  } finally {
    $client.pragma(`busy_timeout = ${usualMs}`);
  }
}

const known = new WeakMap<Database["$client"], WriteTurns>();

function turnsOf({ $client }: Database): WriteTurns {
  const turns = known.get($client) ?? new WriteTurns(path.dirname($client.name));
  known.set($client, turns);
  return turns;
}

/** Says in a file of 8 bytes until when a request of this instance wants to write; both processes read and write it. */
class WriteTurns {
  private readonly descriptor: number;
  private readonly bytes = Buffer.alloc(8);
  private waitingCount = 0;
  private insistedAt = 0;
  private lookedAt = 0;
  private wasWanted = false;

  constructor(folder: string) {
    this.descriptor = fs.openSync(
      path.join(folder, "write-turn"),
      fs.constants.O_RDWR | fs.constants.O_CREAT,
      0o600,
    );
  }

  begin(): void {
    this.waitingCount += 1;
    this.say(Date.now() + mostGivenMs);
  }

  /** Goes on asking jobs to wait, for a request that could not begin yet. */
  insist(): void {
    const now = performance.now();
    if (now - this.insistedAt < mostGivenMs / 2) return;
    this.insistedAt = now;
    this.say(Date.now() + mostGivenMs);
  }

  end(): void {
    this.waitingCount -= 1;
    if (this.waitingCount === 0) this.say(0);
  }

  /** Looks at the file at most once a millisecond, because jobs ask after every row. */
  isWanted(): boolean {
    const now = performance.now();
    if (now - this.lookedAt < 1) return this.wasWanted;
    this.lookedAt = now;
    const length = fs.readSync(this.descriptor, this.bytes, 0, 8, 0);
    const leftMs = length === 8 ? this.bytes.readDoubleLE() - Date.now() : 0;
    // One who died, or a clock that was set back, must not leave a wish that lasts.
    this.wasWanted = leftMs > 0 && leftMs <= mostGivenMs;
    return this.wasWanted;
  }

  private say(until: number): void {
    this.bytes.writeDoubleLE(until);
    fs.writeSync(this.descriptor, this.bytes, 0, 8, 0);
  }
}
