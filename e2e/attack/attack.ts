import fc from "fast-check";
import type { PlainAnswer } from "../fixtures/plain-requests";
import { badKnock, type Knock } from "./bad-knock";
import { listHalfWritten } from "./half-written";
import type { Target } from "./target";

/** Is what came of an attack. Every list is empty when nothing gave way. */
export interface Outcome {
  /** Counts the answers of each door by their status, and by the refusal of an action. */
  counts: Map<string, Map<string, number>>;
  /** Tells of the smallest request that met an error of ours, and its seed. */
  gaveWay: string | null;
  halfWritten: string[];
  /** Is what web held in the first and in the last tenth, in megabytes. */
  memory: { first: number; last: number };
}

/** Knocks this often at every door with what nobody should send, each time otherwise, from a seed that repeats it. */
export async function attack(
  target: Target,
  { times, seed }: { times: number; seed: number },
): Promise<Outcome> {
  const counts: Outcome["counts"] = new Map();
  const memory: number[] = [];
  let knocks = 0;
  // Code that is loaded at its first use would look like growth.
  const warmUps = fc.sample(badKnock(), { numRuns: Math.ceil(times / 10), seed: seed + 1 });
  for (const knock of warmUps) await target.knock(knock);
  const details = await fc.check(
    fc.asyncProperty(badKnock(), async (knock) => {
      const answer = await target.knock(knock);
      const said = saidIn(answer);
      const ofDoor = counts.get(knock.door) ?? new Map<string, number>();
      counts.set(knock.door, ofDoor.set(said, (ofDoor.get(said) ?? 0) + 1));
      knocks += 1;
      if (knocks % Math.max(1, Math.floor(times / 100)) === 0) memory.push(target.memory());
      if (isOurFault(answer)) throw new Error(`${said} ${answer.text.slice(0, 300)}`);
    }),
    { numRuns: times, seed },
  );
  const tenth = Math.max(1, Math.floor(memory.length / 10));
  return {
    counts,
    gaveWay: details.failed ? tellOf(details.counterexample?.[0], details) : null,
    halfWritten: listHalfWritten(target),
    memory: { first: median(memory.slice(0, tenth)), last: median(memory.slice(-tenth)) },
  };
}

function median(values: number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

/** Tells whether the answer is an error of ours: one that we know of has a reference, and is none that anyone may cause. */
function isOurFault({ status, text }: PlainAnswer): boolean {
  return status >= 500
    ? !text.includes('"storage_fault"') && status !== 503
    : /"(?:refusal|kind)":"unexpected"/.test(text);
}

function saidIn({ status, text }: PlainAnswer): string {
  const line = /^1:(\{.*)$/m.exec(text)?.[1] ?? (text.startsWith("{") ? text : "");
  const refusal = /^\{"ok":false,"refusal":"(\w+)"/.exec(line)?.[1];
  return refusal && status === 200 ? `200 ${refusal}` : String(status);
}

function tellOf(
  knock: Knock | undefined,
  { seed, numShrinks, errorInstance }: fc.RunDetails<[Knock]>,
): string {
  const said = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  return `seed ${seed}, made smaller ${numShrinks} times: ${JSON.stringify(knock).slice(0, 2_000)}\n  answered ${said}`;
}
