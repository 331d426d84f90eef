import { solveChallenge } from "altcha-lib";
import { deriveKey, type Puzzle } from "./derive-key";

/** Bounds how long the page stands still, so that it can be scrolled and read meanwhile. */
const longestStretchMs = 30;

/** Solves a puzzle in the browser and returns what opens the door; undefined when it was not solved in time. */
export async function solvePuzzle(puzzle: Puzzle): Promise<string | undefined> {
  let since = performance.now();
  const solution = await solveChallenge({
    challenge: puzzle,
    deriveKey: async (...given) => {
      if (performance.now() - since > longestStretchMs) {
        await new Promise((resolve) => setTimeout(resolve, 0));
        since = performance.now();
      }
      return deriveKey(...given);
    },
  });
  if (!solution) return undefined;
  const { counter, derivedKey } = solution;
  return JSON.stringify({ puzzle, solution: { counter, derivedKey } });
}
