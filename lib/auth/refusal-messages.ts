import { unexpectedMessage } from "@/lib/values/unexpected-message";
import type { ActionRefusal } from "./site-action";

type RefusalMessages<Refusal extends { refusal: string }> = {
  [Name in Refusal["refusal"]]: (refusal: Extract<Refusal, { refusal: Name }>) => string;
};

const baseMessages: RefusalMessages<ActionRefusal> = {
  not_signed_in: () => "You are signed out. Sign in again; nothing was changed.",
  other_site: () => "You changed to another site in the meantime. Reload this page; nothing was changed.",
  not_allowed: () => "You may not do this on this site. Nothing was changed.",
  second_factor_needed: () =>
    "This site asks everyone for a second factor. Reload this page to set yours up; nothing was changed.",
  invalid_input: ({ expected }) => typeMessage(expected),
  storage_fault: ({ says }) => says,
  unexpected: ({ reference }) => unexpectedMessage(reference),
};

/** Asks for what is expected, unless only the schema library has words for it. */
function typeMessage(expected: string): string {
  return /^[A-Z]/.test(expected) ? "Check what you typed, and try again." : `Type ${expected}.`;
}

type BaseName<Refusal extends { refusal: string }> = Refusal["refusal"] & ActionRefusal["refusal"];

/** Asks for every refusal but those of any action, which may be said in words of their own. */
type OwnMessages<Refusal extends { refusal: string }> = Omit<
  RefusalMessages<Refusal>,
  ActionRefusal["refusal"]
> &
  Partial<Pick<RefusalMessages<Refusal>, BaseName<Refusal>>>;

/** Returns the function that says a refusal as a message. A refusal without a message does not compile. */
export function refusalMessages<Refusal extends { refusal: string }>(
  own: OwnMessages<Refusal>,
): (refusal: Refusal) => string {
  const messages = { ...baseMessages, ...own } as unknown as Record<string, (refusal: Refusal) => string>;
  return (refusal) => (messages[refusal.refusal] as (refusal: Refusal) => string)(refusal);
}
