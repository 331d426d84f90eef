import { countKnock, type Door } from "@/lib/doors/may-knock";
import type { Puzzle } from "./derive-key";
import { makePuzzle } from "./make-puzzle";
import { opens } from "./opens";

/**
 * Lets a sender come within the limits, and beyond them for the solution of a puzzle, so that neither many others nor
 * one address that many share shuts anybody out. Returns the puzzle that is to be solved first.
 */
export async function knockOrSolve(
  door: Door,
  headers: Headers,
  { which, solution, now }: { which: number; solution: string; now: number },
): Promise<Puzzle | undefined> {
  const { waitSeconds, pressure } = await countKnock(door, headers, which);
  const name = `${door} ${which}`;
  if (waitSeconds === 0 || (await opens(name, solution))) return undefined;
  return makePuzzle(name, pressure, now);
}
