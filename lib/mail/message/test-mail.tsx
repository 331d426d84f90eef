import { MailLayout } from "./mail-layout";
import type { MailContent } from "./mail-message";
import { MailParagraph, MailSmallPrint } from "./mail-text";
import { renderMail } from "./render-mail";

const title = "A test mail from Farewell";

/** Returns the message by which an owner sees whether the mail server works. */
export function testMail(): Promise<MailContent> {
  return renderMail(
    title,
    <MailLayout
      siteName="Farewell"
      title={title}
      preview="Your mail server took it, and here it is."
      footer={<MailSmallPrint>Someone who runs the site pressed “Send a test mail”.</MailSmallPrint>}
    >
      <MailParagraph>Your mail server took this letter, and here it is: mail leaves your site.</MailParagraph>
    </MailLayout>,
  );
}
