import { sha256 } from "@noble/hashes/sha2.js";
import type { Challenge, Solution, solveChallenge } from "altcha-lib";

type DeriveKey = Parameters<typeof solveChallenge>[0]["deriveKey"];

/** Is a puzzle as the browser gets it: public parameters, and a signature of ours. */
export type Puzzle = Pick<Challenge, "parameters" | "signature">;
export type { Solution };

/**
 * Hashes as altcha's own SHA-256 does. It needs nothing of the browser, which lacks Web Crypto where a form is shown
 * without TLS, such as in a home network.
 */
export const deriveKey: DeriveKey = async ({ cost, keyLength = 32 }, salt, password) => {
  let key: Uint8Array = new Uint8Array([...salt, ...password]);
  for (let round = 0; round < Math.max(1, cost); round += 1) key = sha256(key);
  return { derivedKey: key.slice(0, keyLength) };
};
