import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import { ContactFacts } from "./contact-facts";
import { ContactLifecycle } from "./contact-lifecycle";
import { ContactTimeline } from "./timeline/contact-timeline";

/** Shows who they are beside everything that happened, and how far they have come. */
export function ContactOverview({ contact }: { contact: ContactProfile }) {
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[22rem_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
      <ContactFacts contact={contact} />
      <div className="min-w-0 lg:col-start-2 lg:row-span-2 lg:row-start-1">
        <ContactTimeline contactId={contact.id} />
      </div>
      <ContactLifecycle contact={contact} />
    </div>
  );
}
