import type { ContactRecords, TimelineKind } from "@/lib/contacts/records/contact-records";
import type { TimelineTopic } from "@/lib/contacts/records/timeline-topics";
import type { Formats } from "@/lib/values/formats";

export const topicNames: Record<TimelineTopic, string> = {
  payments: "Payments",
  email: "Email",
  products: "Products",
  forms: "Forms",
  notes: "Notes",
  consent: "Consent",
  other: "Other",
};

/** Holds what stands around the timeline. */
export const timelineLabels = {
  title: "Activity",
  topics: "Show activity about",
  all: "All",
  today: "Today",
  yesterday: "Yesterday",
} as const;

export const unreadMessage = "What happened could not be read. Reload the page.";

/** Says that nothing of a topic has happened. */
export const nothingAbout: Record<TimelineTopic | "all", string> = {
  all: "Nothing has happened yet. Purchases, lessons, emails and forms show up here.",
  payments: "No purchase and no payment yet.",
  email: "No email was sent to them yet.",
  products: "They have not started a product yet.",
  forms: "They have not sent a form yet.",
  notes: "No note yet. Write one on the Notes tab.",
  consent: "They have never said anything about marketing email.",
  other: "Nothing else has happened.",
};

const sentences: Record<TimelineKind, (subject: string, money: string) => string> = {
  noted: (summary) => summary,
  wrote_note: (note) => `Note: ${note}`,
  emailed: (message) => `Email sent: “${message}”`,
  bought: (offer, money) => `Bought ${offer} for ${money}`,
  granted: (offer) => `Was granted ${offer}`,
  revoked: (offer) => `Lost access to ${offer}`,
  paid: (offer, money) => `Paid ${money} for ${offer}`,
  refunded: (offer, money) => `Paid ${money} for ${offer}, refunded since`,
  not_paid: (offer, money) => `A payment of ${money} for ${offer} failed`,
  subscribed_to: (offer) => `Subscribed to ${offer}`,
  canceled: (offer) => `The subscription to ${offer} was cancelled`,
  began: (lesson) => `Started the lesson ${lesson}`,
  completed: (lesson) => `Completed the lesson ${lesson}`,
  certified: (product) => `Earned the certificate of ${product}`,
  answered: (lesson) => `Answered a question in ${lesson}`,
  sent_form: (form) => `Sent the form ${form}`,
  joined: (sequence) => `Joined the sequence ${sequence}`,
  opened: (message) => `Opened “${message}”`,
  clicked: (message) => `Clicked a link in “${message}”`,
  bounced_mail: (message) => `“${message}” bounced`,
  posted: (title) => `Posted “${title}” in the community`,
  commented: () => "Commented in the community",
  imported: (file) => (file ? `Imported from ${file}` : "Imported from a list"),
  subscribed: () => "Subscribed to marketing email",
  unsubscribed: () => "Unsubscribed from marketing email",
  put_back: () => "Marketing status put back when an import was reverted",
  confirmed: () => "Confirmed marketing email",
  confirmed_by_owner: () => "Confirmed by the owner, without a mail server",
  claimed: () => "Subscribed on an owner’s word",
  bounced: () => "Their address stopped taking email",
  complained: () => "Marked an email as spam",
};

type Entry = Pick<ContactRecords["timeline"], "kind" | "subject" | "amount" | "currency">;

/** Says what happened, in a few words. */
export function timelineMessage(format: Formats, { kind, subject, amount, currency }: Entry): string {
  const money = amount === null || currency === null ? "" : format.money(amount, currency);
  return sentences[kind](subject, money);
}
