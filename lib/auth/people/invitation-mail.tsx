import type { Role } from "@/lib/auth/site-access";
import { letterColoursOf } from "@/lib/mail/message/mail-colours";
import { MailLayout } from "@/lib/mail/message/mail-layout";
import type { MailContent } from "@/lib/mail/message/mail-message";
import { MailLink, MailParagraph, MailSmallPrint } from "@/lib/mail/message/mail-text";
import { renderMail } from "@/lib/mail/message/render-mail";
import type { LetterSite } from "@/lib/sites/site-look";
import {
  invitationBody,
  invitationLetterMessages,
  invitationTitle,
  invitationWhyMessage,
} from "./invitation-letter-messages";

interface InvitationLetter {
  site: LetterSite;
  inviter: string;
  role: Role;
  /** Is the link, which works once. */
  url: string;
}

/** Renders the letter that asks someone to join a site. */
export function invitationMail({ site, inviter, role, url }: InvitationLetter): Promise<MailContent> {
  const title = invitationTitle(site.name);
  return renderMail(
    title,
    <MailLayout
      site={site}
      title={title}
      preview={invitationBody(inviter, site.name, role)}
      footer={<MailSmallPrint>{invitationWhyMessage(site.name)}</MailSmallPrint>}
    >
      <MailParagraph>{invitationBody(inviter, site.name, role)}</MailParagraph>
      <MailParagraph>
        <MailLink href={url} color={letterColoursOf(site.color).link}>
          {invitationLetterMessages.button}
        </MailLink>
      </MailParagraph>
      <MailParagraph>{invitationLetterMessages.once}</MailParagraph>
    </MailLayout>,
  );
}
