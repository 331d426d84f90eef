import type { SignerKind, VerifyAnswer } from "@/lib/deletion/signing/verify-answer";
import { receiptRefusalMessages, validMessage } from "@/lib/receipts/check-messages";
import { unexpectedMessage } from "@/lib/values/unexpected-message";

/** Names what stands on the public page where receipts are checked. */
export const verifyLabels = {
  title: "Check a receipt",
  receipt: "Receipt",
  receiptFile: "File of the receipt",
  withProof: "I have a proof as well",
  proof: "Proof",
  proofFile: "File of the proof",
  check: "Check",
  site: "Site",
  number: "Certificate",
  done: "What was done",
  confirmed: "Confirmed",
  finished: "Finished",
  revision: "Revision",
  key: "Key",
} as const;

/** Says what the page does and what it found; an element stands where braces are. */
export const verifyMessages = {
  what: "Paste the receipt of a deletion, or choose its file. It is checked here, and neither stored nor logged.",
  receiptHint: "The whole text, from the first brace to the last.",
  proofHint: "Shows that one email was in the receipt.",
  confirmed: "{at}, by {name}",
  revision: "{revision}, as of {at}",
} as const;

/** Says whose key signed a receipt that is as it was signed. */
export const signerMessages: Record<SignerKind, string> = {
  own: "It is signed with the key that is used here.",
  earlier: "It is signed with a key that was used here before.",
  other:
    "It was not signed here, but with another key. Compare it with the one that its owner publishes: anyone can sign with a key of their own.",
};

type Refusal = Extract<VerifyAnswer, { kind: "refused" }>["refusal"];

const verifyRefusals: Record<Refusal, string> = {
  ...receiptRefusalMessages,
  nothing_given: "Paste a receipt or choose its file first.",
  too_many: "That is many checks at once. Try again in a minute.",
};

/** Says in one sentence what was found. */
export function verdictMessage(answer: Exclude<VerifyAnswer, { kind: "blank" }>): string {
  if (answer.kind === "valid") return validMessage;
  if (answer.kind === "refused") return verifyRefusals[answer.refusal];
  return unexpectedMessage(answer.reference);
}

/** Names a receipt by its number, never grouped: it is a name, not an amount. */
export function receiptNumberLabel(number: number): string {
  return `No. ${number}`;
}
