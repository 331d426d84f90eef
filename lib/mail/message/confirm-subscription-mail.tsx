import { Button, Heading } from "@react-email/components";
import type { LetterSite } from "@/lib/sites/site-look";
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
  const title = `Confirm your subscription to ${siteName}`;
  return renderMail(
    title,
    <MailLayout
      site={site}
      title={title}
      preview="Press the button on the page to confirm. If you do nothing, you get no email."
      footer={
        <MailSmallPrint>
          You get this message because this email was given to {siteName}. It contains no tracking: nobody
          learns whether you opened it.
        </MailSmallPrint>
      }
    >
      <Heading
        as="h1"
        className="text"
        style={{ color: colours.text, fontSize: 24, lineHeight: "32px", margin: 0 }}
      >
        Do you want email from {siteName}?
      </Heading>
      <MailParagraph>
        Your email was given to {siteName} to receive its email. To say yes, open the page below and press the
        button there. Opening the page alone confirms nothing.
      </MailParagraph>
      <Button
        className="button"
        href={confirmUrl}
        style={{ ...buttonStyle, backgroundColor: fill, border: `1px solid ${link}`, color: onFill }}
      >
        Open the confirmation page
      </Button>
      <MailParagraph>
        If you do not want this, do nothing: you will get no email. The page works until{" "}
        {untilOf(request.expiresAt, site.timeZone)}.
      </MailParagraph>
      <div data-skip-in-text="true">
        <MailSmallPrint>
          If the button does not work, open this link:{" "}
          <MailLink href={confirmUrl} color={link}>
            {confirmUrl}
          </MailLink>
        </MailSmallPrint>
      </div>
    </MailLayout>,
  );
}

/** Says the minute in the site's own time zone, and names the zone. */
function untilOf(expiresAt: number, timeZone: string): string {
  const date = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone });
  const time = new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
    timeZone,
  });
  return `${date.format(expiresAt)} at ${time.format(expiresAt)}`;
}
