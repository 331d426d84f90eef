import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { SqliteError } from "better-sqlite3";
import { busyTimeoutMs, type Database } from "@/db/open-database";

/** Bounds how long a job waits for a person's write, and how long a request waits before it writes anyway. */
const mostGivenMs = 100;
const mostAwaitedMs = 1000;

/**
 * Runs `work` of a request when no job is in the middle of a transaction, and asks jobs to wait meanwhile. A write that
 * met a job's transaction would stand still with the whole event loop, and everybody's request with it.
 */
export async function inWriteTurn<Result>(
  db: Database,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  if (db.$client.memory) return work();
  const turns = turnsOf(db);
  turns.begin();
  try {
    for (const until = Date.now() + mostAwaitedMs; !isFree(db) && Date.now() < until; ) await sleep(1);
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
  const until = Date.now() + mostGivenMs;
  while (isWriteTurnWanted(db) && Date.now() < until) await sleep(1);
}

function isFree({ $client }: Database): boolean {
  $client.pragma("busy_timeout = 0");
  try {
    $client.exec("BEGIN IMMEDIATE");
    $client.exec("ROLLBACK");
    return true;
  } catch (error) {
    if (error instanceof SqliteError && error.code.startsWith("SQLITE_BUSY")) return false;
    throw error;
  } finally {
    $client.pragma(`busy_timeout = ${busyTimeoutMs}`);
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
    this.wasWanted = length === 8 && this.bytes.readDoubleLE() > Date.now();
    return this.wasWanted;
  }

  private say(until: number): void {
    this.bytes.writeDoubleLE(until);
    fs.writeSync(this.descriptor, this.bytes, 0, 8, 0);
  }
}
