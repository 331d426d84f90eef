import { RecordList } from "@/components/deletion/dialog/record-list";
import { Card } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";

/** Counts everything stored about a contact, and offers a copy to give to them. */
export function ContactPrivacy({ contact }: { contact: ContactProfile }) {
  return (
    <Card title="Everything stored about them">
      <p className="text-sm text-ink-soft">
        They may ask you for a copy of this at any time. Deleting them deletes all of it.
      </p>
      {contact.records.length > 0 ? (
        <div className="mt-4 text-sm">
          <RecordList records={contact.records} />
        </div>
      ) : (
        <p className="mt-3 text-sm">Nothing but their name, email and status.</p>
      )}
      {contact.formerEmails.length > 0 && (
        <section aria-labelledby="former-addresses" className="mt-4 text-sm">
          <h3 id="former-addresses" className="font-medium">
            Emails they had before
          </h3>
          <ul className="mt-1 space-y-1">
            {contact.formerEmails.map(({ email, leftAt }) => (
              <li key={email} className="wrap-anywhere">
                {email} <span className="text-ink-soft">until</span> <Time at={leftAt} />
              </li>
            ))}
          </ul>
          <p className="mt-1 text-ink-soft">
            They belong to this person: deleting the contact erases these emails too.
          </p>
        </section>
      )}
      <p className="mt-4 text-sm">
        <a href={`/api/contacts/${contact.id}/copy`} download>
          Download it as JSON
        </a>{" "}
        <span className="text-ink-soft">to hand it to them.</span>
      </p>
    </Card>
  );
}
