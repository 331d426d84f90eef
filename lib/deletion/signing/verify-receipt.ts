import type { KeyObject } from "node:crypto";
import type { Database } from "@/db/open-database";
import { checkReceipt } from "@/lib/receipts/check-receipt";
import { listKnownKeys } from "./known-keys";
import type { PastedReceipt, SignerKind, VerifyAnswer } from "./verify-answer";

/** Checks a receipt, and a proof if there is one, for whoever has them, and tells whose key signed it. */
export function verifyReceipt(
  db: Database,
  given: PastedReceipt,
  inUse: KeyObject | undefined,
): Extract<VerifyAnswer, { kind: "valid" | "refused" }> {
  const refuse = (refusal: Extract<VerifyAnswer, { kind: "refused" }>["refusal"]) => {
    const kind = "refused" as const;
    // The answer holds no text that is too large, because it would be as large itself.
    const pasted = refusal === "too_large" ? { receipt: "", proof: "" } : given;
    return { kind, refusal, pasted };
  };
  if (given.receipt.trim() === "") return refuse("nothing_given");
  const check = checkReceipt({
    receipt: given.receipt,
    ...(given.proof.trim() !== "" && { proof: given.proof }),
  });
  if (!check.ok) return refuse(check.refusal);
  const { site, number, title, revision, asOf, confirmedBy, confirmedAt, finishedAt } = check.receipt;
  const known = listKnownKeys(db, inUse).find(({ publicKey }) => publicKey === check.signedBy.publicKey);
  const signer: SignerKind = known ? (known.isInUse ? "own" : "earlier") : "other";
  return {
    kind: "valid",
    receipt: { site, number, title, revision, asOf, confirmedBy, confirmedAt, finishedAt },
    fingerprint: check.signedBy.fingerprint,
    signer,
    provenEmail: check.provenEmail,
  };
}
