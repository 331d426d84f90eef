import Link from "next/link";
import { buttonStyles } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useFormats } from "@/components/ui/use-formats";
import type { EmailStanding } from "@/lib/consent/find-email-standing";
import { marketingStatusNames } from "@/lib/consent/status/marketing-status";
import { erasedText, erasedTitle } from "./add-contact-messages";

interface EmailStandingNoticeProps {
  email: string;
  standing: EmailStanding | undefined;
}

/** Says who has an email that is being typed already, or that it was erased. Shows nothing of one that is new. */
export function EmailStandingNotice({ email, standing }: EmailStandingNoticeProps) {
  return <div role="status">{standing && <Standing email={email} standing={standing} />}</div>;
}

function Standing({ email, standing: { contact, erased } }: { email: string; standing: EmailStanding }) {
  const format = useFormats();
  if (contact)
    return (
      <Notice
        tone="info"
        title={<span className="wrap-anywhere">{email} is already a contact.</span>}
        action={
          <Link href={`/contacts/${contact.id}`} prefetch={false} className={buttonStyles({ size: "small" })}>
            Open contact
          </Link>
        }
      >
        Marketing status: {marketingStatusNames[contact.status].toLowerCase()}. Open them to change their
        name.
      </Notice>
    );
  if (!erased) return null;
  return (
    <Notice tone="warning" title={erasedTitle(format, erased)}>
      {erasedText[erased.reason]}
    </Notice>
  );
}
