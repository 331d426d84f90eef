import { refusalMessages } from "@/lib/auth/refusal-messages";
import type { addContactAction } from "@/lib/consent/actions";
import type { ErasedIdentity } from "@/lib/consent/identities/erased-identities";
import { type MarketingStatus, marketingStatusNames } from "@/lib/consent/status/marketing-status";
import type { Formats } from "@/lib/values/formats";

type Remembered = Record<ErasedIdentity["reason"], (day: string) => string>;

const before: Remembered = {
  deleted: (day) => `This email was deleted here on ${day}`,
  forgotten: (day) => `You blocked this email on ${day}`,
  opted_out: (day) => `This email came with a list of opt-outs on ${day}`,
};

/** Says what is remembered of an email that is about to be added. Only `deleted` says anything about before. */
export function erasedTitle(format: Pick<Formats, "date">, { reason, erasedAt }: ErasedIdentity): string {
  return `${before[reason](format.date(erasedAt))}.`;
}

/** Says what adding an erased email does. */
export const erasedText: Record<ErasedIdentity["reason"], string> = {
  deleted:
    "Adding it starts over: nothing from before comes back, and no marketing email goes out until they confirm.",
  forgotten: "You can add it. No marketing email goes out until they confirm.",
  opted_out: "You can add it. No marketing email goes out until they confirm.",
};

/** Says after adding what else the owner should know of the email; empty where it was never erased. */
export function addedMessage(format: Pick<Formats, "date">, erased: ErasedIdentity | null): string {
  if (!erased) return "Contact added.";
  const nothingBack = erased.reason === "deleted" ? " Nothing from before came back." : "";
  return `Contact added. ${erasedTitle(format, erased)}${nothingBack}`;
}

/** Holds what stands in the form that adds a contact. */
export const addFormLabels = {
  email: "Email",
  name: "Name",
  cancel: "Cancel",
  add: "Add",
  open: "Open",
  openContact: "Open contact",
} as const;

export const addFormMessages = {
  asksForMarketing: "They want marketing email. They are asked to confirm it first.",
  waits: "The request to confirm waits until then.",
  unanswered: "The server did not answer. Nothing was added.",
} as const;

/** Says who has the email that is being typed. */
export const knownMessages = {
  title: (email: string) => `${email} is already a contact.`,
  standing: (status: MarketingStatus) =>
    `Marketing status: ${marketingStatusNames[status].toLowerCase()}. Open them to change their name.`,
} as const;

type Refused = Exclude<Awaited<ReturnType<typeof addContactAction>>, { ok: true }>;

export const addProblem = refusalMessages<Refused>({
  site_ending: () => "This site is being deleted, so nobody new can be added.",
  being_erased: () => "This contact is being deleted. Add them again when that has ended.",
  not_signed_in: () => "You are signed out. Sign in again; nothing was added.",
  not_allowed: () => "You may not add contacts to this site.",
});
