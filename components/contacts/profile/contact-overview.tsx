import { Time } from "@/components/ui/time";
import { useFormats } from "@/components/ui/use-formats";
import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import { ContactFacts } from "./contact-facts";
import { ContactLifecycle } from "./contact-lifecycle";
import { RecordCard } from "./record-card";
import { timelineLabel } from "./timeline-labels";

/** How far they have come, who they are, and everything that happened. */
export function ContactOverview({ contact }: { contact: ContactProfile }) {
  const format = useFormats();
  return (
    <>
      <ContactLifecycle contact={contact} />
      <div className="grid items-start gap-5 lg:grid-cols-[22rem_minmax(0,1fr)]">
        <ContactFacts contact={contact} />
        <RecordCard
          contactId={contact.id}
          list="timeline"
          title="Activity"
          empty="Nothing has happened yet. What they buy, learn, open and send in appears here."
        >
          {(entry) => (
            <>
              <span className="min-w-0 wrap-anywhere">{timelineLabel(format, entry)}</span>
              <span className="text-ink-soft tabular-nums">
                <Time at={entry.createdAt} />
              </span>
            </>
          )}
        </RecordCard>
      </div>
    </>
  );
}
