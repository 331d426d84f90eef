import { priceLabel } from "@/lib/billing/price-labels";
import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import type { ContactRecords } from "@/lib/contacts/records/contact-records";
import type { RecordKind } from "@/lib/contacts/records/record-kinds";
import type { Formats } from "@/lib/values/formats";

export const sourceLabels: Record<string, string> = {
  form: "Signed up by a form",
  import: "Imported",
  checkout: "Bought something",
  manual: "Added by hand",
  api: "Added by another program",
};

const statusWords: Record<string, string> = {
  active: "Active",
  trialing: "Trial",
  past_due: "Past due",
  unpaid: "Unpaid",
  paused: "Paused",
  canceled: "Cancelled",
};

/** Says what a subscription costs, its status, and when it charges next. */
export function subscriptionLabel(format: Formats, subscription: ContactRecords["subscriptions"]): string {
  return [priceLabel(format, subscription), standingLabel(format, subscription)].join(" · ");
}

function standingLabel(
  format: Formats,
  {
    status,
    nextChargeAt,
    endsAt,
  }: Pick<ContactRecords["subscriptions"], "status" | "nextChargeAt" | "endsAt">,
): string {
  const standing = statusWords[status] ?? status;
  if (status === "canceled") return standing;
  if (endsAt !== null) {
    const ends = `Ends ${format.date(endsAt)}`;
    return status === "active" ? ends : `${standing} · ${ends}`;
  }
  if (status === "paused" || nextChargeAt === null) return standing;
  return `${standing} · next charge ${format.date(nextChargeAt)}`;
}

/** Says what became of a letter, to stand before the day on which it was sent. */
export function emailLabel({ status, openCount, clickCount }: ContactRecords["emails"]): string {
  if (status === "bounced") return "Bounced · sent";
  if (clickCount > 0) return "Clicked · sent";
  return openCount > 0 ? "Opened · sent" : "Delivered";
}

/** Counts the rows of a kind that a contact has, including those that are not listed. */
export function totalOf(contact: ContactProfile, kind: RecordKind): number | undefined {
  return contact.records.find((record) => record.kind === kind)?.count;
}

/** Returns "€40.00 paid", or nothing when they never paid. */
export function paidLabel(format: Formats, { paid }: ContactProfile): string {
  const sums = paid.filter(({ amount }) => amount > 0);
  return sums.length > 0
    ? `${sums.map(({ amount, currency }) => format.money(amount, currency)).join(" + ")} paid`
    : "";
}

/** Returns the value of a custom field as the viewer writes such values. */
export function fieldValueLabel(
  format: Formats,
  type: ContactProfile["fields"][number]["type"],
  value: string,
): string {
  switch (type) {
    case "text":
      return value;
    case "number":
      return format.count(Number(value));
    case "date":
      return format.day(value);
    case "boolean":
      return value === "true" ? "Yes" : "No";
  }
}
