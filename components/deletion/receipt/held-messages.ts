import { contactsOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

/** Holds the headings of the list of held contacts, and its buttons. */
export const heldLabels = {
  attention: "Needs attention",
  contact: "Contact",
  why: "Why, and what you can do",
  openStripe: "Open in Stripe",
  retry: "Retry",
  vouch: "Delete on my word",
  keep: "Keep this contact",
  cancel: "Cancel",
} as const;

/** Says what being held means, what the ways out do, and what became of them. */
export const heldMessages = {
  held: "Held contacts keep everything and get no email. Solve what is said below, then retry.",
  vouch:
    "The contact is then deleted for good, on your word. Stripe is asked once more in a few days, and you are told if anything still bills.",
  keep: "Keep this contact?",
  whatKeeps:
    "They stay in Contacts with everything of theirs. Subscriptions that were already cancelled stay cancelled. The others go on and are charged.",
  kept: "Kept. They are an ordinary contact again.",
  unchanged: "The server did not answer. Nothing was changed.",
  unanswered: "The server did not answer. Try again in a moment.",
} as const;

/** Names the button that keeps a contact, apart from the same button of the next. */
export function keepLabel(email: string): string {
  return `${heldLabels.keep}, ${email}`;
}

/** Says how many of the held contacts are listed. */
export function firstShownMessage(format: Formats, shown: number, all: number): string {
  return `The first ${format.count(shown)} of ${format.count(all)} are shown.`;
}

/** Says for how many held contacts it is tried again. */
export function retriedMessage(format: Formats, count: number): string {
  return `Trying again for ${contactsOf(format, count)}.`;
}
