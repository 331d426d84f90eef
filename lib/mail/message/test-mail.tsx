import type { LetterSite } from "@/lib/sites/site-look";
import { MailLayout } from "./mail-layout";
import type { MailContent } from "./mail-message";
import { MailParagraph, MailSmallPrint } from "./mail-text";
import { renderMail } from "./render-mail";

/** Returns the message by which an owner sees whether the mail server works. It looks as the site's letters do. */
export function testMail(site: LetterSite): Promise<MailContent> {
  const title = `A test email from ${site.name}`;
  return renderMail(
    title,
    <MailLayout
      site={site}
      title={title}
      preview="Your mail server works."
      footer={<MailSmallPrint>An owner of {site.name} sent this to try the mail server.</MailSmallPrint>}
    >
      <MailParagraph>Your mail server works: it took this email, and here it is.</MailParagraph>
    </MailLayout>,
  );
}
