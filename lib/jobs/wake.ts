import fs from "node:fs";
import type { Database } from "@/db/open-database";

/** Lets a transaction that writes to the log end, and many of them wake once. */
const gatherMs = 15;

/**
 * Wakes lanes when any process has written to the database: the system tells of every change of the write-ahead log.
 * So whoever stores work need not know who does it.
 */
export class Wake {
  /** Counts what was noticed, so that a lane misses nothing that was stored while it looked for work. */
  count = 0;
  private readonly waiting = new Set<() => void>();
  private gathering: NodeJS.Timeout | undefined;
  private readonly watcher: fs.FSWatcher;

  constructor(db: Database) {
    this.watcher = fs.watch(`${db.$client.name}-wal`, () => this.notice());
    // Some network disks tell of no changes; the time that a lane waits at most then finds its work.
    this.watcher.on("error", () => this.watcher.close());
  }

  /** Resolves when something was written after `count` was this, or else after `mostMs`. */
  next(count: number, mostMs: number): Promise<void> {
    if (this.count !== count) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, mostMs);
      this.waiting.add(done);
    });
  }

  /** Wakes everyone now. */
  rouse(): void {
    clearTimeout(this.gathering);
    this.gathering = undefined;
    this.count += 1;
    for (const done of [...this.waiting]) done();
  }

  private notice(): void {
    this.gathering ??= setTimeout(() => this.rouse(), gatherMs);
  }
}
