import { onlyMessage } from "@/lib/auth/permission-labels";
import { refusalMessages } from "@/lib/auth/refusal-messages";
import type { askReceiptAction } from "@/lib/deletion/actions";

/** Names what an owner types and presses to prove that someone was in a receipt. */
export const proofLabels = {
  title: "Was someone in it?",
  email: "Email",
  lookUp: "Look it up",
  download: "Download the proof",
} as const;

/** Says what a proof is, and what became of the question; an element stands where braces are. */
export const proofMessages = {
  what: "Type an email. If this deletion erased it, you get a proof: a small file that shows anyone who has the receipt that this email was in it, and names nobody else.",
  isIn: "{email} was in this receipt.",
  isNotIn: "Not in this receipt. This is the word of this site: that someone was not in it cannot be proven.",
} as const;

type Answer = Awaited<ReturnType<typeof askReceiptAction>>;

/** Says why a question about a receipt has no answer. */
export const proofRefusal = refusalMessages<Extract<Answer, { ok: false }>>({
  not_allowed: () => onlyMessage("deletions.prove"),
  not_found: () => "This deletion is not found.",
  not_signed: () => "This receipt is not signed yet. Try again in a moment.",
  receipt_without_emails: () =>
    "This deletion is from before there were proofs, so its receipt cannot tell who was in it.",
  too_many: () => "That is many questions at once. Try again in a minute.",
});
