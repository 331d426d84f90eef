import { formatMoney } from "@/components/ui/format";
import { Time } from "@/components/ui/time";
import type { ContactProfile } from "@/lib/contacts/contact-profile";
import { RecordCard } from "./record-card";
import { subscriptionWords, totalOf } from "./record-words";

/** What a contact pays for, paid for and was given. */
export function ContactPurchases({ contact }: { contact: ContactProfile }) {
  return (
    <>
      <RecordCard
        title="Subscriptions"
        items={contact.subscriptions}
        total={totalOf(contact, "subscriptions")}
        empty="They subscribe to nothing."
      >
        {(subscription) => (
          <>
            <span>{subscription.offer}</span>
            <span className="text-ink-soft tabular-nums">{subscriptionWords(subscription)}</span>
          </>
        )}
      </RecordCard>
      <RecordCard
        title="Purchases"
        items={contact.purchases}
        total={totalOf(contact, "purchases")}
        empty="They bought nothing, and nothing was granted to them."
      >
        {({ offer, kind, amount, currency, createdAt }) => (
          <>
            <span>{offer}</span>
            <span className="text-ink-soft tabular-nums">
              {kind === "granted" ? "Granted" : formatMoney(amount, currency)} · <Time at={createdAt} />
            </span>
          </>
        )}
      </RecordCard>
    </>
  );
}
