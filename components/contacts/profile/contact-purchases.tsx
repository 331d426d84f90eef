import { Time } from "@/components/ui/time";
import { useFormats } from "@/components/ui/use-formats";
import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import { subscriptionLabel, totalOf } from "../record-labels";
import { RecordCard } from "./record-card";

/** Shows what a contact pays for, paid for and was given. */
export function ContactPurchases({ contact }: { contact: ContactProfile }) {
  const format = useFormats();
  return (
    <>
      <RecordCard
        title="Subscriptions"
        contactId={contact.id}
        list="subscriptions"
        total={totalOf(contact, "subscriptions")}
        empty="They subscribe to nothing."
      >
        {(subscription) => (
          <>
            <span>{subscription.offer}</span>
            <span className="text-ink-soft tabular-nums">{subscriptionLabel(format, subscription)}</span>
          </>
        )}
      </RecordCard>
      <RecordCard
        title="Purchases"
        contactId={contact.id}
        list="purchases"
        total={totalOf(contact, "purchases")}
        empty="They bought nothing, and nothing was granted to them."
      >
        {({ offer, kind, amount, currency, revokedAt, createdAt }) => (
          <>
            <span>{offer}</span>
            <span className="text-ink-soft tabular-nums">
              {revokedAt !== null && (kind === "granted" ? "Revoked · " : "Ended · ")}
              {kind === "granted" ? "Granted" : format.money(amount, currency)} · <Time at={createdAt} />
            </span>
          </>
        )}
      </RecordCard>
    </>
  );
}
