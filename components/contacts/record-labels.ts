import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import type { ContactRecords } from "@/lib/contacts/records/contact-records";
import type { RecordKind } from "@/lib/contacts/records/record-kinds";
import type { Formats } from "@/lib/values/formats";

export const sourceLabels: Record<string, string> = {
  form: "Signed up with a form",
  import: "Imported",
  checkout: "Bought something",
  manual: "Added by hand",
  api: "Added by another app",
};

type Charging = Pick<ContactRecords["subscriptions"], "status" | "nextChargeAt" | "endsAt">;

/** Says when a subscription charges next, or when it ends by itself; empty when it does neither. */
export function chargeLabel(format: Formats, { status, nextChargeAt, endsAt }: Charging): string {
  if (status === "canceled") return "";
  if (endsAt !== null) return `Ends ${format.date(endsAt)}`;
  return status === "paused" || nextChargeAt === null ? "" : format.date(nextChargeAt);
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

/** Says sums of several currencies, such as "€40.00 + $12.00"; empty when there is nothing in any. */
export function moneyLabel(format: Formats, sums: { currency: string; amount: number }[]): string {
  return sums
    .filter(({ amount }) => amount !== 0)
    .map(({ amount, currency }) => format.money(amount, currency))
    .join(" + ");
}
