import { formatMoney } from "@/components/ui/format";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Time } from "@/components/ui/time";
import type { ContactProfile } from "@/lib/contacts/contact-profile";
import type { RecordKind } from "@/lib/deletion/record-kinds";
import { ContactNotes } from "./contact-notes";
import { RecordCard } from "./record-card";
import { emailWords, subscriptionWords } from "./record-words";

const side = "text-ink-soft tabular-nums";

/** What belongs to a contact, newest first: what they paid for, learned, received, sent in and did. */
export function ContactRecords({ contact }: { contact: ContactProfile }) {
  const totalOf = (kind: RecordKind) => contact.records.find((record) => record.kind === kind)?.count;
  return (
    <>
      <RecordCard title="Subscriptions" items={contact.subscriptions} total={totalOf("subscriptions")}>
        {(subscription) => (
          <>
            <span>{subscription.offer}</span>
            <span className={side}>{subscriptionWords(subscription)}</span>
          </>
        )}
      </RecordCard>
      <RecordCard title="Purchases" items={contact.purchases} total={totalOf("purchases")}>
        {({ offer, kind, amount, currency, createdAt }) => (
          <>
            <span>{offer}</span>
            <span className={side}>
              {kind === "granted" ? "Granted" : formatMoney(amount, currency)} · <Time at={createdAt} />
            </span>
          </>
        )}
      </RecordCard>
      <RecordCard title="Products" items={contact.products}>
        {({ name, lessonCount, completedCount }) => (
          <>
            <span>{name}</span>
            <span className={side}>
              {completedCount} of {lessonCount} lessons
            </span>
            <ProgressBar
              label={`Progress in ${name}`}
              value={completedCount}
              max={lessonCount}
              text={`${completedCount} of ${lessonCount} lessons`}
              className="mt-1 w-full"
            />
          </>
        )}
      </RecordCard>
      <RecordCard title="E-mail" items={contact.emails} total={totalOf("email_deliveries")}>
        {(email) => (
          <>
            <span className="min-w-0 wrap-anywhere">{email.subject}</span>
            <span className={side}>
              {emailWords(email)} · <Time at={email.createdAt} />
            </span>
          </>
        )}
      </RecordCard>
      <RecordCard title="Forms" items={contact.submissions} total={totalOf("form_submissions")}>
        {({ form, createdAt }) => (
          <>
            <span>{form}</span>
            <span className={side}>
              <Time at={createdAt} />
            </span>
          </>
        )}
      </RecordCard>
      <ContactNotes contact={contact} total={totalOf("notes") ?? 0} />
      <RecordCard title="Activity" items={contact.activities} total={totalOf("activities")}>
        {({ summary, createdAt }) => (
          <>
            <span className="min-w-0 wrap-anywhere">{summary}</span>
            <span className={side}>
              <Time at={createdAt} />
            </span>
          </>
        )}
      </RecordCard>
    </>
  );
}
