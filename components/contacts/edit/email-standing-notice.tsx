import Link from "next/link";
import { buttonStyles } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useFormats } from "@/components/ui/use-formats";
import type { EmailStanding } from "@/lib/consent/find-email-standing";
import { addFormLabels, erasedText, erasedTitle, knownMessages } from "./add-contact-messages";

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
        title={<span className="wrap-anywhere">{knownMessages.title(email)}</span>}
        action={
          <Link href={`/contacts/${contact.id}`} prefetch={false} className={buttonStyles({ size: "small" })}>
            {addFormLabels.openContact}
          </Link>
        }
      >
        {knownMessages.standing(contact.status)}
      </Notice>
    );
  if (!erased) return null;
  return (
    <Notice tone="warning" title={erasedTitle(format, erased)}>
      {erasedText[erased.reason]}
    </Notice>
  );
}
