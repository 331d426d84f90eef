import { randomBytes } from "node:crypto";
import { createChallenge, randomInt } from "altcha-lib";
import { processSingleton } from "@/lib/system/process-singleton";
import { deriveKey, type Puzzle } from "./derive-key";

export const puzzleSeconds = 300;

/** Is how many hashes a try costs, and how many tries the easiest puzzle takes: a browser needs well under a second. */
const hashesPerTry = 50;
const leastTries = 800;
/** Bounds how much harder a puzzle gets. The hardest takes a slow phone some seconds. */
const hardest = 8;

/** Returns the secrets that sign puzzles. They live as long as the process, and so do its puzzles. */
export function puzzleSecrets(): { puzzle: string; key: string } {
  const make = () => randomBytes(32).toString("base64url");
  return processSingleton("secrets of puzzles", () => ({ puzzle: make(), key: make() }));
}

/** Returns how many tries a puzzle takes at least; twice as many is the most. */
export function triesOf(pressure: number): number {
  return leastTries * Math.min(Math.max(1, Math.floor(pressure)), hardest);
}

/**
 * Makes a puzzle that opens one door once, within five minutes. `pressure` is how many times over its limit that door
 * is: it makes the puzzle harder, up to a bound.
 */
export async function makePuzzle(door: string, pressure: number, now: number): Promise<Puzzle> {
  const tries = triesOf(pressure);
  const { puzzle, key } = puzzleSecrets();
  const { parameters, signature } = await createChallenge({
    algorithm: "SHA-256",
    cost: hashesPerTry,
    counter: randomInt(2 * tries, tries),
    deriveKey,
    data: { door },
    expiresAt: Math.floor(now / 1000) + puzzleSeconds,
    hmacSignatureSecret: puzzle,
    hmacKeySignatureSecret: key,
  });
  return { parameters, ...(signature !== undefined && { signature }) };
}
