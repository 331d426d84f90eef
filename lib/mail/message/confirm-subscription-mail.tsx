import { Button, Heading } from "@react-email/components";
import { colours } from "./mail-colours";
import { MailLayout } from "./mail-layout";
import type { MailContent } from "./mail-message";
import { MailLink, MailParagraph, MailSmallPrint } from "./mail-text";
import { renderMail } from "./render-mail";

const buttonStyle = {
  backgroundColor: colours.accent,
  borderRadius: 8,
  color: colours.onAccent,
  fontSize: 16,
  fontWeight: 600,
  padding: "13px 22px",
};

const untilFormat = new Intl.DateTimeFormat("en-GB", {
  dateStyle: "long",
  timeStyle: "short",
  timeZone: "UTC",
});

/**
 * Renders the double opt-in request: transactional, and the one mail a person may get before they consent. It
 * promises that doing nothing means no email, and tracks nothing. `expiresAt` is in UTC milliseconds.
 */
export function confirmSubscriptionMail(request: {
  siteName: string;
  confirmUrl: string;
  expiresAt: number;
}): Promise<MailContent> {
  const { siteName, confirmUrl } = request;
  const title = `Confirm your subscription to ${siteName}`;
  return renderMail(
    title,
    <MailLayout
      siteName={siteName}
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
        style={{ color: colours.text, fontSize: 24, lineHeight: "32px", margin: "24px 0 0" }}
      >
        Do you want email from {siteName}?
      </Heading>
      <MailParagraph>
        Your email was given to {siteName} to receive its email. To say yes, open the page below and press the
        button there. Opening the page alone confirms nothing.
      </MailParagraph>
      <Button className="button" href={confirmUrl} style={buttonStyle}>
        Open the confirmation page
      </Button>
      <MailParagraph>
        If you do not want this, do nothing: you will get no email. The page works until{" "}
        {untilFormat.format(request.expiresAt)} UTC.
      </MailParagraph>
      <div data-skip-in-text="true">
        <MailSmallPrint>
          If the button does not work, open this link: <MailLink href={confirmUrl}>{confirmUrl}</MailLink>
        </MailSmallPrint>
      </div>
    </MailLayout>,
  );
}
