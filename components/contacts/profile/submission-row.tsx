import { Time } from "@/components/ui/time";
import type { ContactRecords } from "@/lib/contacts/records/contact-records";

const labels: Record<string, string> = { name: "Name", email: "Email", message: "Message" };

/** A form that was sent in, and what was written in it. */
export function SubmissionRow({ form, answers, createdAt }: ContactRecords["submissions"]) {
  return (
    <>
      <span className="min-w-0 wrap-anywhere">{form}</span>
      <span className="text-ink-soft tabular-nums">
        <Time at={createdAt} />
      </span>
      {answers.length > 0 && (
        <dl className="w-full space-y-1 pb-1">
          {answers.map(({ question, answer }) => (
            <div key={question} className="grid gap-x-3 sm:grid-cols-[8rem_minmax(0,1fr)]">
              <dt className="text-ink-soft wrap-anywhere">{labels[question] ?? question}</dt>
              <dd className="whitespace-pre-wrap wrap-anywhere">{answer}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
