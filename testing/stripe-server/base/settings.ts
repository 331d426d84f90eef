import type SqliteClient from "better-sqlite3";

/** Stores the settings of the whole server: its clock and the delay of search. */
export class Settings {
  constructor(private readonly books: SqliteClient.Database) {}

  /** Returns the time in milliseconds: the real time, unless `setNow` stopped the clock. */
  now(): number {
    return this.read("now") ?? Date.now();
  }

  /** Stops the clock at `ms`. With undefined it follows the real time again. */
  setNow(ms: number | undefined): void {
    this.write("now", ms);
  }

  passTime(ms: number): void {
    this.setNow(this.now() + ms);
  }

  /** Returns how long search does not find a new write. Stripe says up to a minute, longer in outages. */
  searchDelayMs(): number {
    return this.read("search_delay_ms") ?? 60_000;
  }

  setSearchDelayMs(ms: number): void {
    this.write("search_delay_ms", ms);
  }

  private read(name: string): number | undefined {
    const value: unknown = this.books.prepare("SELECT value FROM settings WHERE name = ?").pluck().get(name);
    return typeof value === "number" ? value : undefined;
  }

  private write(name: string, value: number | undefined): void {
    this.books.prepare("INSERT OR REPLACE INTO settings VALUES (?, ?)").run(name, value ?? null);
  }
}
