import type { ContactRecords, TimelineKind } from "@/lib/contacts/records/contact-records";
import type { Formats } from "@/lib/values/formats";

type Entry = Pick<ContactRecords["timeline"], "kind" | "subject" | "amount" | "currency">;

const words: Record<TimelineKind, (subject: string, money: string) => string> = {
  noted: (summary) => summary,
  bought: (offer, money) => `Bought ${offer} for ${money}`,
  granted: (offer) => `Was granted ${offer}`,
  revoked: (offer) => `${offer} was revoked`,
  paid: (offer, money) => `Paid ${money} for ${offer}`,
  refunded: (offer, money) => `Paid ${money} for ${offer}, paid back since`,
  not_paid: (offer, money) => `A payment of ${money} for ${offer} failed`,
  subscribed_to: (offer) => `Began the subscription to ${offer}`,
  canceled: (offer) => `The subscription to ${offer} was cancelled`,
  began: (lesson) => `Began the lesson ${lesson}`,
  completed: (lesson) => `Completed the lesson ${lesson}`,
  certified: (product) => `Earned the certificate of ${product}`,
  answered: (lesson) => `Answered a question in ${lesson}`,
  sent_form: (form) => `Sent in the form ${form}`,
  joined: (sequence) => `Joined the sequence ${sequence}`,
  opened: (message) => `Opened “${message}”`,
  clicked: (message) => `Clicked in “${message}”`,
  bounced_mail: (message) => `“${message}” bounced`,
  posted: (title) => `Wrote “${title}” in the community`,
  commented: () => "Commented in the community",
  imported: (file) => (file ? `Came with the list ${file}` : "Came with an imported list"),
  subscribed: () => "Subscribed to marketing email",
  unsubscribed: () => "Unsubscribed from marketing email",
  put_back: () => "Marketing status put back as it was before an import",
  confirmed: () => "Confirmed marketing email",
  confirmed_by_owner: () => "Confirmed by the owner, no mail server",
  claimed: () => "Subscribed on the word of an owner",
  bounced: () => "Their address does not take email",
  complained: () => "Called an email spam",
};

/** What happened, in a few words. */
export function timelineLabel(format: Formats, { kind, subject, amount, currency }: Entry): string {
  return words[kind](subject, amount === null || currency === null ? "" : format.money(amount, currency));
}
