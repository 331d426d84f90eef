import type { LetterSite } from "@/lib/sites/site-look";
import { MailLayout } from "./mail-layout";
import type { MailContent } from "./mail-message";
import { MailParagraph, MailSmallPrint } from "./mail-text";
import { renderMail } from "./render-mail";
import { testMailMessages, testMailTitle, whyMessage } from "./test-mail-messages";

/** Returns the message by which an owner sees whether the mail server works. It looks as the site's letters do. */
export function testMail(site: LetterSite): Promise<MailContent> {
  const title = testMailTitle(site.name);
  return renderMail(
    title,
    <MailLayout
      site={site}
      title={title}
      preview={testMailMessages.preview}
      footer={<MailSmallPrint>{whyMessage(site.name)}</MailSmallPrint>}
    >
      <MailParagraph>{testMailMessages.body}</MailParagraph>
    </MailLayout>,
  );
}
