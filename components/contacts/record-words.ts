import { formatDate, formatMoney } from "@/components/ui/format";
import type { ContactProfile } from "@/lib/contacts/contact-profile";
import type { RecordKind } from "@/lib/deletion/record-kinds";

const statusWords: Record<string, string> = {
  active: "Active",
  trialing: "Trial",
  past_due: "Past due",
  unpaid: "Unpaid",
  paused: "Paused",
  canceled: "Cancelled",
};

/** What a subscription costs, how it stands and when it charges next. */
export function subscriptionWords(subscription: ContactProfile["subscriptions"][number]): string {
  const { amount, currency, interval, status, nextChargeAt } = subscription;
  const words = [`${formatMoney(amount, currency)} a ${interval}`, statusWords[status] ?? status];
  if (status !== "canceled" && nextChargeAt !== null) words.push(`next charge ${formatDate(nextChargeAt)}`);
  return words.join(" · ");
}

/** What became of a message. */
export function emailWords({ status, openCount, clickCount }: ContactProfile["emails"][number]): string {
  if (status === "bounced") return "Bounced";
  if (clickCount > 0) return "Clicked";
  return openCount > 0 ? "Opened" : "Delivered";
}

/** How many of a kind a contact has, those that are not listed included. */
export function totalOf(contact: ContactProfile, kind: RecordKind): number | undefined {
  return contact.records.find((record) => record.kind === kind)?.count;
}

/** "€40.00 paid", or nothing when they never paid. */
export function paidWords({ paid }: ContactProfile): string {
  const sums = paid.filter(({ amount }) => amount > 0);
  return sums.length > 0
    ? `${sums.map(({ amount, currency }) => formatMoney(amount, currency)).join(" + ")} paid`
    : "";
}
