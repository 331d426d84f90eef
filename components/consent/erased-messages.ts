import { refusalMessages } from "@/lib/auth/refusal-messages";
import type {
  findEmailStandingAction,
  forgetEmailAction,
  rotateIdentityKeyAction,
} from "@/lib/consent/actions";
import type { EmailStanding } from "@/lib/consent/find-email-standing";
import type { ErasedIdentityCounts } from "@/lib/consent/identities/count-erased-identities";
import { countOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

/** Names what can be asked and changed about erased emails. */
export const erasedLabels = {
  title: "Was this address erased?",
  email: "Email",
  lookUp: "Look it up",
  block: "Block before it ever arrives",
  optOuts: "Opt-outs from another tool",
  importList: "Import the list",
  digests: "Digests and their key",
  changeKey: "Change the key",
  yes: "Yes",
  no: "No",
  contact: "a contact",
} as const;

/** Holds the sentences about erased emails; an element stands where braces are. */
export const erasedMessages = {
  block:
    "If it ever arrives by an import, a form or a purchase, it gets no marketing email until it confirms.",
  optOuts:
    "{link} and say it is a list of people who opted out. Nobody on it is added; their emails are kept here as digests.",
  digests:
    "New digests use the new key. Old ones still work, and each is renewed when its address is next seen: without the address nobody can, which is the point of a digest.",
  keyChanged: "The new key is in use.",
  erased: "{yes}: {reason}, {at}.",
  neverErased: "{no}, this email was never erased here.",
  isContact: "It is {contact} now: {status}.",
} as const;

export const erasureReasons: Record<NonNullable<EmailStanding["erased"]>["reason"], string> = {
  deleted: "deleted from this site",
  forgotten: "forgotten in advance",
  opted_out: "on another tool's list of opt-outs",
};

/** Says how many emails are remembered, and how many of them by digests that a key from before made. */
export function rememberedMessage(format: Formats, { total, underOlderKeys }: ErasedIdentityCounts): string {
  const older = underOlderKeys > 0 ? `, ${format.count(underOlderKeys)} of them under an older key` : "";
  return `${countOf(format, total, "email is", "emails are")} remembered${older}.`;
}

type Answers = Awaited<
  ReturnType<typeof findEmailStandingAction | typeof forgetEmailAction | typeof rotateIdentityKeyAction>
>;

/** Says why an email was not looked up or forgotten, or the key not changed. */
export const erasedRefusal = refusalMessages<Extract<Answers, { ok: false }>>({
  is_a_contact: () => "This email belongs to a contact. Delete the contact instead.",
});
