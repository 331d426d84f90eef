export type Fault = { afterWork: boolean } & (
  | {
      kind: "status";
      status: number;
      retryAfterSeconds?: number;
      /** Is what Stripe says of it, in place of what it says for the status. */
      message?: string;
      /** Stores the failure for the idempotency key, which then always gets it, though no work was done. */
      isKept?: boolean;
    }
  | { kind: "cut" }
  | { kind: "hang" }
);

interface Script {
  method?: string;
  path: RegExp;
  fault: Fault;
  /** Counts how often the fault happens. It is endless when left out. */
  times?: number;
}

/** Makes requests fail on demand: by script, at random, or above a limit of requests per second. */
export class Faults {
  private scripts: Script[] = [];
  private chance = 0;
  private random: () => number = Math.random;
  private perSecond = Number.POSITIVE_INFINITY;
  private recent: number[] = [];

  add(script: Script): void {
    this.scripts.push({ ...script });
  }

  /** Makes a share of requests fail in the ways in which networks and servers fail. */
  atRandom(chance: number, seed: number): void {
    this.chance = chance;
    this.random = seeded(seed);
  }

  limit(perSecond: number): void {
    this.perSecond = perSecond;
  }

  clear(): void {
    this.scripts = [];
    this.chance = 0;
    this.perSecond = Number.POSITIVE_INFINITY;
  }

  next(method: string, path: string): Fault | undefined {
    const now = Date.now();
    this.recent = this.recent.filter((at) => at > now - 1000);
    if (this.recent.length >= this.perSecond)
      return { kind: "status", status: 429, retryAfterSeconds: 1, afterWork: false };
    this.recent.push(now);
    const script = this.scripts.find(
      (one) => (one.method ?? method) === method && one.path.test(path) && one.times !== 0,
    );
    if (script) {
      if (script.times !== undefined) script.times -= 1;
      return script.fault;
    }
    if (this.random() >= this.chance) return undefined;
    return randomFaults[Math.floor(this.random() * randomFaults.length)];
  }
}

const randomFaults: Fault[] = [
  { kind: "status", status: 500, afterWork: false },
  { kind: "status", status: 500, afterWork: true },
  { kind: "status", status: 503, afterWork: false },
  { kind: "status", status: 429, afterWork: false },
  { kind: "cut", afterWork: false },
  { kind: "cut", afterWork: true },
];

/** Returns a small random generator (mulberry32) that gives the same numbers everywhere for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
