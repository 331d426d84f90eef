import { verifySolution } from "altcha-lib";
import { z } from "zod";
import { isWithin } from "@/lib/doors/is-within";
import { parseJson } from "@/lib/values/parse-json";
import { deriveKey } from "./derive-key";
import { puzzleSeconds, puzzleSecrets } from "./make-puzzle";

const longestSolution = 4000;

const solved = z.object({
  puzzle: z.object({
    parameters: z.looseObject({
      algorithm: z.string(),
      nonce: z.string(),
      salt: z.string(),
      cost: z.number(),
      keyLength: z.number(),
      keyPrefix: z.string(),
      expiresAt: z.number(),
      data: z.object({ door: z.string() }),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string() }),
});

/**
 * Tells whether a text is the solution of a puzzle of ours for this door. It opens the door once. Anything else that
 * somebody sends is no solution.
 */
export async function opens(door: string, text: string): Promise<boolean> {
  if (text.length > longestSolution) return false;
  const given = solved.safeParse(parseJson(text)).data;
  if (given?.puzzle.parameters.data.door !== door) return false;
  const { puzzle, key } = puzzleSecrets();
  const { verified } = await verifySolution({
    challenge: given.puzzle,
    solution: given.solution,
    deriveKey,
    hmacSignatureSecret: puzzle,
    hmacKeySignatureSecret: key,
  });
  const once = { name: "puzzle", points: 1, seconds: puzzleSeconds };
  return verified && (await isWithin(once, given.puzzle.signature));
}
