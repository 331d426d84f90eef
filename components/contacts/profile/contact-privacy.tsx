import { RecordList } from "@/components/deletion/dialog/record-list";
import { IfMay } from "@/components/roles/role-provider";
import { DownloadLink } from "@/components/sites/download-link";
import { Card } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import { privacyMessages } from "./tab-messages";

/** Counts everything stored about a contact, and offers a copy to give to them. */
export function ContactPrivacy({ contact }: { contact: ContactProfile }) {
  return (
    <Card title={privacyMessages.title}>
      <p className="text-sm text-ink-soft">{privacyMessages.rights}</p>
      {contact.records.length > 0 ? (
        <div className="mt-4 text-sm">
          <RecordList records={contact.records} />
        </div>
      ) : (
        <p className="mt-3 text-sm">{privacyMessages.nothing}</p>
      )}
      {contact.formerEmails.length > 0 && (
        <section aria-labelledby="former-addresses" className="mt-4 text-sm">
          <h3 id="former-addresses" className="font-medium">
            {privacyMessages.former}
          </h3>
          <ul className="mt-1 space-y-1">
            {contact.formerEmails.map(({ email, leftAt }) => (
              <li key={email} className="wrap-anywhere">
                {email} <span className="text-ink-soft">{privacyMessages.until}</span> <Time at={leftAt} />
              </li>
            ))}
          </ul>
          <p className="mt-1 text-ink-soft">{privacyMessages.formerToo}</p>
        </section>
      )}
      <div className="mt-4">
        <IfMay do="contacts.export" orSay>
          <p className="text-sm">
            <DownloadLink href={`/api/contacts/${contact.id}/copy`}>{privacyMessages.download}</DownloadLink>{" "}
            <span className="text-ink-soft">{privacyMessages.whatFor}</span>
          </p>
        </IfMay>
      </div>
    </Card>
  );
}
