import { letterColoursOf } from "@/lib/mail/message/mail-colours";
import { MailLayout } from "@/lib/mail/message/mail-layout";
import type { MailContent } from "@/lib/mail/message/mail-message";
import { MailLink, MailParagraph, MailSmallPrint } from "@/lib/mail/message/mail-text";
import { renderMail } from "@/lib/mail/message/render-mail";
import type { LetterSite } from "@/lib/sites/site-look";
import { attentionLines, attentionMessages, attentionTitle, attentionWhyMessage } from "./attention-messages";
import type { Attention } from "./count-attention";

interface AttentionLetter {
  site: LetterSite;
  counts: Attention;
  /** Is where the dashboard is. */
  url: string;
}

/** Renders the letter that tells owners what waits for them. It holds numbers and a link, and names nobody. */
export function attentionMail({ site, counts, url }: AttentionLetter): Promise<MailContent> {
  const title = attentionTitle(site.name);
  return renderMail(
    title,
    <MailLayout
      site={site}
      title={title}
      preview={attentionMessages.preview}
      footer={<MailSmallPrint>{attentionWhyMessage(site.name)}</MailSmallPrint>}
    >
      {attentionLines(counts).map((line) => (
        <MailParagraph key={line}>{line}</MailParagraph>
      ))}
      <MailParagraph>
        <MailLink href={url} color={letterColoursOf(site.color).link}>
          {attentionMessages.button}
        </MailLink>
      </MailParagraph>
    </MailLayout>,
  );
}
