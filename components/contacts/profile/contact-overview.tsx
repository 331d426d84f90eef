import { Card } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import { useFormats } from "@/components/ui/use-formats";
import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import type { Milestone } from "@/lib/contacts/profile/find-lifecycle";
import type { ContactRecords, TimelineKind } from "@/lib/contacts/records/contact-records";
import type { Formats } from "@/lib/values/formats";
import { sourceLabels } from "../record-labels";
import { ContactFacts } from "./contact-facts";
import { RecordCard } from "./record-card";

/** Shows how far they have come, who they are, and everything that happened. */
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

const stepNames: Record<Milestone["step"], string> = {
  added: "Added",
  subscribed: "Subscribed",
  bought: "First purchase",
  left: "Left marketing email",
  active: "Last activity",
};

/** Shows the steps of a contact, from being added to what they did last. */
function ContactLifecycle({ contact: { lifecycle, source } }: { contact: ContactProfile }) {
  return (
    <Card title="Lifecycle">
      <ol className="flex flex-col gap-4 sm:flex-row sm:flex-wrap sm:gap-x-0">
        {lifecycle.map(({ step, subject, at }) => (
          <li key={step} className="min-w-0 border-l-2 border-accent pl-3 sm:flex-1 sm:basis-36 sm:pr-4">
            <span className="block text-sm font-medium">{stepNames[step]}</span>
            <span className="block text-sm text-ink-soft">
              <Time at={at} />
            </span>
            <span className="block text-sm text-ink-soft wrap-anywhere">
              {step === "added" ? sourceLabels[source] : subject}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

type Entry = Pick<ContactRecords["timeline"], "kind" | "subject" | "amount" | "currency">;

const words: Record<TimelineKind, (subject: string, money: string) => string> = {
  noted: (summary) => summary,
  bought: (offer, money) => `Bought ${offer} for ${money}`,
  granted: (offer) => `Was granted ${offer}`,
  revoked: (offer) => `${offer} was revoked`,
  paid: (offer, money) => `Paid ${money} for ${offer}`,
  refunded: (offer, money) => `Paid ${money} for ${offer}, paid back since`,
  not_paid: (offer, money) => `A payment of ${money} for ${offer} failed`,
  subscribed_to: (offer) => `Began the subscription to ${offer}`,
  canceled: (offer) => `The subscription to ${offer} was cancelled`,
  began: (lesson) => `Began the lesson ${lesson}`,
  completed: (lesson) => `Completed the lesson ${lesson}`,
  certified: (product) => `Earned the certificate of ${product}`,
  answered: (lesson) => `Answered a question in ${lesson}`,
  sent_form: (form) => `Sent in the form ${form}`,
  joined: (sequence) => `Joined the sequence ${sequence}`,
  opened: (message) => `Opened “${message}”`,
  clicked: (message) => `Clicked in “${message}”`,
  bounced_mail: (message) => `“${message}” bounced`,
  posted: (title) => `Wrote “${title}” in the community`,
  commented: () => "Commented in the community",
  imported: (file) => (file ? `Came with the list ${file}` : "Came with an imported list"),
  subscribed: () => "Subscribed to marketing email",
  unsubscribed: () => "Unsubscribed from marketing email",
  put_back: () => "Marketing status put back as it was before an import",
  confirmed: () => "Confirmed marketing email",
  confirmed_by_owner: () => "Confirmed by the owner, no mail server",
  claimed: () => "Subscribed on the word of an owner",
  bounced: () => "Their email does not take mail",
  complained: () => "Called an email spam",
};

/** Says what happened, in a few words. */
export function timelineLabel(format: Formats, { kind, subject, amount, currency }: Entry): string {
  return words[kind](subject, amount === null || currency === null ? "" : format.money(amount, currency));
}
