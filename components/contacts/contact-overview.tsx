import { Time } from "@/components/ui/time";
import type { ContactProfile } from "@/lib/contacts/contact-profile";
import { ContactFacts } from "./contact-facts";
import { RecordCard } from "./record-card";
import { totalOf } from "./record-words";

/** Who they are, what they paid, and what they did last. */
export function ContactOverview({ contact }: { contact: ContactProfile }) {
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[22rem_minmax(0,1fr)]">
      <ContactFacts contact={contact} />
      <RecordCard
        title="Activity"
        items={contact.activities}
        total={totalOf(contact, "activities")}
        empty="Nothing has happened yet. What they buy, learn, open and send in appears here."
      >
        {({ summary, createdAt }) => (
          <>
            <span className="min-w-0 wrap-anywhere">{summary}</span>
            <span className="text-ink-soft tabular-nums">
              <Time at={createdAt} />
            </span>
          </>
        )}
      </RecordCard>
    </div>
  );
}
