import { letterColoursOf } from "@/lib/mail/message/mail-colours";
import { MailLayout } from "@/lib/mail/message/mail-layout";
import type { MailContent } from "@/lib/mail/message/mail-message";
import { MailLink, MailParagraph, MailSmallPrint } from "@/lib/mail/message/mail-text";
import { renderMail } from "@/lib/mail/message/render-mail";
import type { LetterSite } from "@/lib/sites/site-look";
import {
  lastReceiptLabels,
  lastReceiptLines,
  lastReceiptTitle,
  lastReceiptWhyMessage,
} from "./last-receipt-messages";

interface LastReceiptLetter {
  site: LetterSite;
  number: number;
  deletedCount: number;
  /** Is where anyone checks a receipt. */
  url: string;
}

/** Renders the letter that brings owners and admins the last receipt of their site. It names no contact. */
export function lastReceiptMail({ site, url, ...counted }: LastReceiptLetter): Promise<MailContent> {
  const said = { siteName: site.name, ...counted };
  const [preview = "", ...lines] = lastReceiptLines(said);
  const title = lastReceiptTitle(said);
  return renderMail(
    title,
    <MailLayout
      site={site}
      title={title}
      preview={preview}
      footer={<MailSmallPrint>{lastReceiptWhyMessage(said)}</MailSmallPrint>}
    >
      {[preview, ...lines].map((line) => (
        <MailParagraph key={line}>{line}</MailParagraph>
      ))}
      <MailParagraph>
        <MailLink href={url} color={letterColoursOf(site.color).link}>
          {lastReceiptLabels.verify}
        </MailLink>
      </MailParagraph>
    </MailLayout>,
  );
}
