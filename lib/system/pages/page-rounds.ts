import fs from "node:fs";
import SqliteClient from "better-sqlite3";
import type { Database } from "@/db/open-database";
import { beat } from "@/lib/system/heartbeats";
import { type DatabaseFile, openDatabaseFiles } from "./database-files";
import { endOf, type LogPlace, readFrames } from "./log-frames";
import { cleanPage, findDirtyGap } from "./page-gaps";
import { PageSet } from "./page-set";

/** Bounds the write-ahead log: beyond it, its pages are copied into the file. */
const mostLogBytes = 24_000_000;
const pagesAtOnce = 256;
const sealAttempts = 40;
const sealPauseMs = 50;
const restartAttempts = 5;

interface Files {
  database: DatabaseFile;
  log: DatabaseFile;
}

interface Checkpoint {
  busy: number;
  log: number;
  checkpointed: number;
}

const known = new WeakMap<Database["$client"], PageRounds>();

/** Returns the rounds of this connection; undefined for a database in memory, which has no files. */
export function pageRoundsOf(db: Database): PageRounds | undefined {
  if (db.$client.memory) return undefined;
  const rounds = known.get(db.$client) ?? new PageRounds(db);
  known.set(db.$client, rounds);
  return rounds;
}

/**
 * Copies the write-ahead log into the database file, and keeps every gap of its pages zero (decision 38). No connection
 * checkpoints by itself and only the worker has rounds, so only it writes the file. The log names the pages that were
 * written, so a round costs what was written and not what the file holds.
 */
export class PageRounds {
  private readonly files: Files;
  private readonly pageSize: number;
  private readonly buffer: Buffer;
  private readonly side: SqliteClient.Database;
  /** Holds pages of the log with a gap that is not zero, until they are in the file and clean. */
  private dirty = new PageSet();
  private place: LogPlace | undefined;
  private readonly followers = new Set<PageSet>();
  /** Is the stamp of the file after our last write to it. */
  private stamp: string;
  /** Is the first page whose gap is not known to be clean; undefined when all are. */
  private uncleanFrom: number | undefined;

  constructor(private readonly db: Database) {
    const [database, log] = openDatabaseFiles(db);
    if (!database || !log) throw new Error("a database has two files");
    this.files = { database, log };
    this.pageSize = db.$client.pragma("page_size", { simple: true }) as number;
    this.buffer = Buffer.alloc(pagesAtOnce * this.pageSize);
    this.side = new SqliteClient(db.$client.name);
    this.side.pragma("wal_autocheckpoint = 0");
    this.stamp = database.stamp();
    this.uncleanFrom = readStamp(this.stampFile) === this.stamp ? undefined : 1;
  }

  /** Does a round when the log has grown over its bound. */
  roundIfDue(): void {
    if (this.files.log.size() > mostLogBytes) this.round();
  }

  /** Returns a set to which the numbers of all pages are added that are written from now on. */
  follow(): PageSet {
    const pages = new PageSet();
    this.followers.add(pages);
    return pages;
  }

  unfollow(pages: PageSet): void {
    this.followers.delete(pages);
  }

  /**
   * Brings everything that was written into the file with every gap zero, has all connections forget the pages that
   * they have in memory, and begins the log anew. Returns false when a reader kept the log from being copied.
   */
  async seal(now: () => number, keepGoing: () => void): Promise<boolean> {
    for (let attempt = 1; attempt <= sealAttempts; attempt += 1) {
      keepGoing();
      await this.cleanWholeFile(keepGoing);
      this.round();
      // The disk is waited for here, while others can still write.
      this.files.database.flush();
      if (this.roundLocked(now()))
        for (let more = 1; more <= restartAttempts; more += 1) {
          this.round();
          if (!this.restartLog(now())) continue;
          this.noteStamp();
          return true;
        }
      await new Promise((resolve) => setTimeout(resolve, sealPauseMs));
    }
    return false;
  }

  /** Copies and cleans what it can, and closes the connection of its own. */
  end(): void {
    if (this.round()) this.noteStamp();
    this.side.close();
    known.delete(this.db.$client);
  }

  /** Copies the log as of now and cleans what it brought. Returns false when a reader kept it from being copied. */
  round(): boolean {
    return this.whenCopied(() => {
      this.cleanDirty();
    });
  }

  /**
   * Copies the log as of now and then runs `clean`; returns false without it when a reader kept the log from being
   * copied. The open read keeps later frames out of the copy and the log from beginning anew, so that no page reaches
   * the file unseen and nobody, not even another program, writes the file meanwhile. Writers go on.
   */
  private whenCopied(clean: () => void): boolean {
    this.noticeOtherHands();
    this.side.exec("BEGIN");
    try {
      this.side.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get();
      const frames = this.readLog();
      const [copied] = this.db.$client.pragma("wal_checkpoint(PASSIVE)") as Checkpoint[];
      const isCopied = copied !== undefined && copied.checkpointed >= frames;
      if (isCopied) clean();
      return isCopied;
    } finally {
      this.stamp = this.files.database.stamp();
      this.side.exec("COMMIT");
    }
  }

  /**
   * Does a round while nobody can write, and ends it with a commit: it moves the index of the log, and so every other
   * connection drops its pages before it writes. Otherwise one of them could bring the old bytes of a gap back.
   */
  private roundLocked(now: number): boolean {
    const { $client } = this.db;
    $client.exec("BEGIN IMMEDIATE");
    try {
      this.readLog();
      const [copied] = this.side.pragma("wal_checkpoint(PASSIVE)") as Checkpoint[];
      if (copied?.busy !== 0 || copied.checkpointed !== copied.log) return false;
      this.cleanDirty();
      this.stamp = this.files.database.stamp();
      $client.pragma("shrink_memory");
      beat(this.db, "worker", now);
      $client.exec("COMMIT");
      return true;
    } finally {
      if ($client.inTransaction) $client.exec("ROLLBACK");
    }
  }

  /**
   * Writes a row: the first commit after a whole copy begins the log anew and cuts its file off. Returns false when
   * someone else read meanwhile, or wrote first and did not cut, because the old frames then stay in the file.
   */
  private restartLog(now: number): boolean {
    const before = this.place?.salts;
    beat(this.db, "worker", now);
    const size = this.files.log.size();
    this.readLog();
    const { place } = this;
    return place !== undefined && place.salts !== before && size <= endOf(place, this.pageSize);
  }

  /** Reads what is new in the log; returns how many frames it has. */
  private readLog(): number {
    this.place = readFrames(this.files.log, this.pageSize, this.place, (pageNumber, page) => {
      for (const pages of this.followers) pages.add(pageNumber);
      if (findDirtyGap(page, pageNumber)) this.dirty.add(pageNumber);
    });
    return this.place?.frame ?? 0;
  }

  /** Reads each page from the file again, because a frame may be of a transaction that was rolled back. */
  private cleanDirty(): void {
    for (const { first, count } of this.dirty.runs(pagesAtOnce)) this.cleanRun(first, count);
    this.dirty = new PageSet();
  }

  /**
   * Cleans neighbouring pages. Writes them back together: nobody else writes the file, and a write torn in the middle
   * leaves a page as it was, or with its gap clean.
   */
  private cleanRun(first: number, count: number): void {
    const bytes = this.buffer.subarray(0, count * this.pageSize);
    const length = this.files.database.read(bytes, (first - 1) * this.pageSize);
    let isDirty = false;
    for (let at = 0; at + this.pageSize <= length; at += this.pageSize)
      if (cleanPage(bytes.subarray(at, at + this.pageSize), first + at / this.pageSize)) isDirty = true;
    if (isDirty) this.files.database.write(bytes.subarray(0, length), (first - 1) * this.pageSize);
  }

  /** Cleans every page of the file, when someone else has written it: another program, or a process that was killed. */
  async cleanWholeFile(keepGoing: () => void): Promise<void> {
    this.noticeOtherHands();
    if (this.uncleanFrom === undefined) return;
    while (this.uncleanFrom !== undefined) {
      keepGoing();
      const isCopied = this.whenCopied(() => this.cleanNext());
      await new Promise((resolve) => setTimeout(resolve, isCopied ? 0 : sealPauseMs));
    }
    this.noteStamp();
  }

  private cleanNext(): void {
    const first = this.uncleanFrom ?? 1;
    this.cleanRun(first, pagesAtOnce);
    const next = first + pagesAtOnce;
    const isEnd = (next - 1) * this.pageSize >= this.files.database.size();
    this.uncleanFrom = isEnd ? undefined : next;
  }

  private noticeOtherHands(): void {
    const stamp = this.files.database.stamp();
    if (stamp !== this.stamp) this.uncleanFrom = 1;
    this.stamp = stamp;
  }

  /** Notes, once it is on the disk, that every gap is zero and nobody else has written the file. */
  private noteStamp(): void {
    this.files.database.flush();
    if (this.uncleanFrom === undefined) fs.writeFileSync(this.stampFile, this.stamp);
  }

  private get stampFile(): string {
    return `${this.db.$client.name}-clean`;
  }
}

function readStamp(file: string): string | undefined {
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : undefined;
}
