import type { ActionRefusal } from "@/lib/auth/site-action";
import type { ConnectRefusal, SyncRefusal } from "./stripe/connect-stripe";

export type PaymentRefusal = ActionRefusal | ConnectRefusal | SyncRefusal;

type Sentences = {
  [Name in PaymentRefusal["refusal"]]: (refusal: Extract<PaymentRefusal, { refusal: Name }>) => string;
};

const sentences: Sentences = {
  not_signed_in: () => "You are signed out. Sign in again; nothing was changed.",
  not_allowed: () => "Only an owner of this site may do this. Nothing was changed.",
  invalid_input: ({ expected }) => `Expected ${expected}.`,
  unexpected: ({ reference }) => `Something went wrong on our side. Reference: ${reference}`,
  key_refused: ({ reason }) => `${reason} The key was not stored.`,
  not_connected: () => "Connect Stripe first.",
};

/** The sentence for a refusal. A refusal without one does not compile. */
export function paymentRefusalSentence<Name extends PaymentRefusal["refusal"]>(
  refusal: Extract<PaymentRefusal, { refusal: Name }>,
): string {
  return (sentences[refusal.refusal as Name] as (refusal: PaymentRefusal) => string)(refusal);
}
