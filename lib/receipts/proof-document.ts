import { z } from "zod";
import { isWholeText } from "./canonical-json";
import { sha256 } from "./receipt-document";

export const proofVersion = 1;
/** Bounds a path: no tree is higher. */
const longestPath = 52;

/** Is a proof that one email was among those of a receipt, in canonical JSON. It says nothing of any other email. */
export const proofDocument = z.strictObject({
  format: z.literal("farewell-proof"),
  version: z.literal(proofVersion),
  /** Is in normal form. */
  email: z.string().min(1).max(320).refine(isWholeText),
  salt: sha256,
  index: z.int().min(0),
  path: z.array(sha256).max(longestPath),
  receipt: z.strictObject({ number: z.int().positive(), revision: z.int().positive(), sha256 }),
});

export type ProofDocument = z.infer<typeof proofDocument>;
