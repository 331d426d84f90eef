import { Button, Heading } from "@react-email/components";
import type { LetterSite } from "@/lib/sites/site-look";
import {
  confirmMessage,
  confirmMessages,
  confirmQuestion,
  confirmTitle,
  untilMessage,
  whyMessage,
} from "./confirm-subscription-messages";
import { colours, letterColoursOf } from "./mail-colours";
import { MailLayout } from "./mail-layout";
import type { MailContent } from "./mail-message";
import { MailLink, MailParagraph, MailSmallPrint } from "./mail-text";
import { renderMail } from "./render-mail";

const buttonStyle = {
  borderRadius: 8,
  fontSize: 16,
  fontWeight: 600,
  padding: "13px 22px",
};

/**
 * Renders the double opt-in request: transactional, and the one mail a person may get before they consent. It
 * promises that doing nothing means no email, and tracks nothing. `expiresAt` is in UTC milliseconds.
 */
export function confirmSubscriptionMail(request: {
  site: LetterSite;
  confirmUrl: string;
  expiresAt: number;
}): Promise<MailContent> {
  const { site, confirmUrl } = request;
  const siteName = site.name;
  const { link, fill, onFill } = letterColoursOf(site.color);
  const title = confirmTitle(siteName);
  return renderMail(
    title,
    <MailLayout
      site={site}
      title={title}
      preview={confirmMessages.preview}
      footer={<MailSmallPrint>{whyMessage(siteName)}</MailSmallPrint>}
    >
      <Heading
        as="h1"
        className="text"
        style={{ color: colours.text, fontSize: 24, lineHeight: "32px", margin: 0 }}
      >
        {confirmQuestion(siteName)}
      </Heading>
      <MailParagraph>{confirmMessage(siteName)}</MailParagraph>
      <Button
        className="button"
        href={confirmUrl}
        style={{ ...buttonStyle, backgroundColor: fill, border: `1px solid ${link}`, color: onFill }}
      >
        {confirmMessages.button}
      </Button>
      <MailParagraph>{untilMessage(request.expiresAt, site.timeZone)}</MailParagraph>
      <div data-skip-in-text="true">
        <MailSmallPrint>
          {confirmMessages.link}{" "}
          <MailLink href={confirmUrl} color={link}>
            {confirmUrl}
          </MailLink>
        </MailSmallPrint>
      </div>
    </MailLayout>,
  );
}
