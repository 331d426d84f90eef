import { type KeyObject, randomUUID } from "node:crypto";
import type { Database } from "@/db/open-database";
import { write } from "@/db/write";
import { mendTimes } from "./clock/mend-times";
import { LeaseLost, releaseLeases } from "./jobs/lease";
import { Wake } from "./jobs/wake";
import { ownersOf, type Round, roundsOf } from "./rounds";
import { beatEveryMs } from "./system/health/check-health";
import { beat } from "./system/heartbeats";
import { logUnexpected } from "./system/log";
import { pageRoundsOf } from "./system/pages/page-rounds";

/** Bounds how long a lane waits when nothing wakes it: some work is due at a time. */
const idleMs = 1000;
const afterFailureMs = 2000;
const mendEveryMs = 60_000;
const roundEveryMs = 100;
/** Bounds how long work under way may go on when the process is to end. */
const mostEndingMs = 4000;

/**
 * Works on stored jobs. Each kind has a lane that runs one job at a time, so that none waits for a long job of another
 * kind; counting manifests has a few lanes.
 */
export class Worker {
  private readonly owner = randomUUID();
  private readonly wake: Wake;
  private lanes: Promise<unknown> = Promise.resolve();
  private isEnding = false;

  constructor(
    private readonly db: Database,
    private readonly now: () => number,
    private readonly signingKey: KeyObject,
  ) {
    write(db, (tx) => beat(tx, "worker", now()));
    this.wake = new Wake(db);
  }

  /** Starts the lanes, and returns at once. */
  start(): void {
    const { db, now } = this;
    this.lanes = Promise.all(
      roundsOf({ db, now, owner: this.owner, signingKey: this.signingKey }).map((round) =>
        this.keepDoing(round),
      ),
    );
    pageRoundsOf(db)
      ?.cleanWholeFile(() => undefined)
      .catch(logUnexpected);
    setInterval(() => this.attempt(() => write(db, (tx) => beat(tx, "worker", now()))), beatEveryMs);
    setInterval(() => this.attempt(() => pageRoundsOf(db)?.roundIfDue()), roundEveryMs);
    this.attempt(() => mendTimes(db, now()));
    setInterval(() => this.attempt(() => mendTimes(db, now())), mendEveryMs);
  }

  /**
   * Ends the process: no lane begins anything more, work under way has a few seconds, then its leases are given up so
   * that the next process goes on at once.
   */
  async end(): Promise<never> {
    this.isEnding = true;
    this.wake.rouse();
    await Promise.race([this.lanes, new Promise((resolve) => setTimeout(resolve, mostEndingMs))]);
    this.attempt(() => {
      for (const owner of ownersOf(this.owner)) write(this.db, (tx) => releaseLeases(tx, owner, this.now()));
      pageRoundsOf(this.db)?.end();
    });
    process.exit(0);
  }

  /**
   * Calls `round` until the process ends, and waits before each next call as it asks. After a failure it calls again,
   * and the job resumes where it was.
   */
  private async keepDoing(round: Round): Promise<void> {
    while (!this.isEnding) {
      const { count } = this.wake;
      const wait = await round().catch((error: unknown) => {
        if (error instanceof LeaseLost) return "idle";
        logUnexpected(error);
        return afterFailureMs;
      });
      if (wait === "idle") await this.wake.next(count, idleMs);
      else await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }

  private attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      logUnexpected(error);
    }
  }
}
