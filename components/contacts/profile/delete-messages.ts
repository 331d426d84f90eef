import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import { countOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";
import { moneyLabel } from "../record-labels";

/** Holds what stands around the button that deletes a contact. */
export const deleteLabels = {
  title: "Delete this contact",
  underWay: "A deletion has them already.",
  button: "Delete this contact…",
} as const;

type Known = Pick<ContactProfile, "records" | "formerEmails" | "liveSubscriptionCount" | "monthly">;

/** Says what is known of deleting a contact: what goes, what stops billing first, and what is remembered. */
export function deleteMessages(format: Formats, contact: Known): string[] {
  const { records, formerEmails, liveSubscriptionCount, monthly } = contact;
  const count = records.reduce((sum, record) => sum + record.count, 0);
  const perMonth = moneyLabel(format, monthly);
  const emails =
    formerEmails.length === 0 ? "their email" : `their ${format.count(formerEmails.length + 1)} emails`;
  return [
    count === 0
      ? "They go for good. There is no copy and no way back."
      : `They and ${countOf(format, count, "record", "records")} go for good. There is no copy and no way back.`,
    liveSubscriptionCount === 0
      ? "No subscription is known that bills them."
      : `${countOf(format, liveSubscriptionCount, "subscription is", "subscriptions are")} stopped first${
          perMonth ? ` (${perMonth} a month)` : ""
        }. If that fails they are held, not deleted.`,
    `Only a fingerprint of ${emails} is kept, so that an import cannot bring them back unasked.`,
  ];
}
