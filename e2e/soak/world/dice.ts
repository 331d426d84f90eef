import { seeded } from "@/testing/stripe-server/base/faults";

/** Throws dice that fall the same way for the same seed. */
export class Dice {
  private readonly next: () => number;

  constructor(seed: number) {
    this.next = seeded(seed);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  /** Returns a whole number from `least` up to and with `most`. */
  number(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** Returns one of a list that is not empty. */
  one<T>(list: readonly T[]): T {
    const found = this.maybe(list);
    if (found === undefined) throw new Error("the list is empty");
    return found;
  }

  /** Returns one of the list; undefined when it is empty. */
  maybe<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.next() * list.length)];
  }

  /** Returns up to so many of the list, none twice. */
  some<T>(list: readonly T[], most: number): T[] {
    const left = [...list];
    const found: T[] = [];
    while (found.length < most && left.length > 0)
      found.push(...left.splice(Math.floor(this.next() * left.length), 1));
    return found;
  }

  async pause(leastMs: number, mostMs: number): Promise<void> {
    const ms = this.number(leastMs, mostMs);
    await new Promise((resolve) => setTimeout(resolve, ms));
  }
}
