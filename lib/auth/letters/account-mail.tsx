import { letterColoursOf } from "@/lib/mail/message/mail-colours";
import { MailLayout } from "@/lib/mail/message/mail-layout";
import type { MailContent } from "@/lib/mail/message/mail-message";
import { MailLink, MailParagraph, MailSmallPrint } from "@/lib/mail/message/mail-text";
import { renderMail } from "@/lib/mail/message/render-mail";
import type { LetterSite } from "@/lib/sites/site-look";
import { accountWhyMessage } from "./account-letter-messages";

interface AccountLetter {
  site: LetterSite;
  title: string;
  /** Are the paragraphs before the link. */
  says: string[];
  link?: { url: string; label: string };
  /** Is the paragraph after the link. */
  ends: string;
}

/** Renders a letter to somebody who signs in here. */
export function accountMail({ site, title, says, link, ends }: AccountLetter): Promise<MailContent> {
  return renderMail(
    title,
    <MailLayout
      site={site}
      title={title}
      preview={says[0] ?? title}
      footer={<MailSmallPrint>{accountWhyMessage(site.name)}</MailSmallPrint>}
    >
      {says.map((paragraph) => (
        <MailParagraph key={paragraph}>{paragraph}</MailParagraph>
      ))}
      {link && (
        <MailParagraph>
          <MailLink href={link.url} color={letterColoursOf(site.color).link}>
            {link.label}
          </MailLink>
        </MailParagraph>
      )}
      <MailParagraph>{ends}</MailParagraph>
    </MailLayout>,
  );
}
