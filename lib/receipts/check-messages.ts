import type { CheckedReceipt, ReceiptCheck, ReceiptRefusal } from "./check-receipt";

/** Says why a receipt or a proof does not hold, and what to do. */
export const receiptRefusalMessages: Record<ReceiptRefusal, string> = {
  too_large: "This is too large to be a receipt or a proof.",
  not_a_receipt: "This is not a receipt, or part of it is missing. Use the whole file as it was downloaded.",
  newer_receipt: "A newer version of Farewell made this receipt. Check it with that version.",
  rewritten_receipt:
    "The signature fits what the receipt says, but the text was written anew, with other spaces or in another order. Use the file as it was downloaded.",
  wrong_signature: "Not valid: the signature does not fit. The receipt was changed after it was signed.",
  not_a_key: "The receipt is as it was signed, but this is not an Ed25519 public key to compare it with.",
  other_key: "Not valid: the receipt is signed, but with another key than this one.",
  not_a_proof: "The receipt is as it was signed, but this is not a proof, or part of it is missing.",
  newer_proof:
    "The receipt is as it was signed, but a newer version of Farewell made this proof. Check it with that version.",
  rewritten_proof:
    "The receipt is as it was signed, but the text of the proof was written anew. Use the file as it was downloaded.",
  receipt_without_emails:
    "The receipt is as it was signed, but it is from before there were proofs, so no proof belongs to it.",
  proof_of_another_receipt:
    "The receipt is as it was signed, but the proof is of another receipt, or of another revision of it.",
  wrong_proof:
    "Not proven: the receipt is as it was signed, but the proof does not fit it. The proof was changed.",
};

export const validMessage = "Valid: the receipt is as it was signed.";

export function provenMessage(email: string): string {
  return `Proven: ${email} was among the emails that this deletion erased.`;
}

/** Says in sentences what a check found, the verdict first, to whoever gave the key or has yet to compare it. */
export function checkMessages(check: ReceiptCheck): string[] {
  if (!check.ok) return [receiptRefusalMessages[check.refusal]];
  const proven = check.provenEmail === null ? [] : [provenMessage(check.provenEmail)];
  return [validMessage, keyMessage(check), ...proven];
}

function keyMessage({ signedBy, isKeyGiven }: CheckedReceipt): string {
  return isKeyGiven
    ? `It is signed with the key that you gave (${signedBy.fingerprint}).`
    : `It is signed with the key ${signedBy.fingerprint}. Compare it with the key that its owner publishes: anyone can sign with a key of their own.`;
}
