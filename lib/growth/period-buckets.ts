import type { Period } from "./growth-view";

const dayMs = 86_400_000;
const daysInWeek = 7;

/** A period that ends with the day of `now`, in buckets of a day each, a year in weeks. Days are UTC. */
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

  /** Its first day. */
  get from(): string {
    return dayText(this.firstDay);
  }

  /** The first day of the period of the same length before it. */
  get fromBefore(): string {
    return dayText(this.firstDay - this.period);
  }

  /** Where a day of the period belongs. A clock that was ahead put something on a later day: that is today's. */
  indexOf(day: string): number {
    const ago = Math.max(0, this.lastDay - Math.floor(Date.parse(day) / dayMs));
    return Math.max(0, this.count - 1 - Math.floor(ago / this.size));
  }

  /** The first and the last day of a bucket. The oldest one has the day that a year has beyond its weeks. */
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
