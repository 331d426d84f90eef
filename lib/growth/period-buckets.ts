import type { Period } from "./growth-view";

const dayMs = 86_400_000;
const daysInWeek = 7;

/** Splits a period that ends today into buckets of a day each, a year into weeks. Days are UTC. */
export class PeriodBuckets {
  readonly count: number;
  private readonly period: Period;
  private readonly lastDay: number;
  private readonly size: number;

  constructor(period: Period, now: number) {
    this.period = period;
    this.lastDay = Math.floor(now / dayMs);
    this.size = period === 365 ? daysInWeek : 1;
    this.count = Math.floor(period / this.size);
  }

  /** Returns its first day. */
  get from(): string {
    return dayText(this.firstDay);
  }

  /** Returns the first day of the equally long period before it. */
  get fromBefore(): string {
    return dayText(this.firstDay - this.period);
  }

  /** Returns the bucket of a day. A day after today, from a clock that was ahead, counts as today. */
  indexOf(day: string): number {
    const ago = Math.max(0, this.lastDay - Math.floor(Date.parse(day) / dayMs));
    return Math.max(0, this.count - 1 - Math.floor(ago / this.size));
  }

  /**
   * Returns the first and the last day of a bucket. The oldest bucket includes the day that a year has beyond its
   * weeks.
   */
  spanOf(index: number): { from: string; to: string } {
    const last = this.lastDay - (this.count - 1 - index) * this.size;
    return { from: dayText(index === 0 ? this.firstDay : last - this.size + 1), to: dayText(last) };
  }

  private get firstDay(): number {
    return this.lastDay - this.period + 1;
  }
}

function dayText(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}
