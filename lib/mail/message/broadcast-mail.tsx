import { Fragment, type ReactNode } from "react";
import { type BodyPart, bodyParagraphs } from "./body-paragraphs";
import { MailLayout } from "./mail-layout";
import type { MailContent } from "./mail-message";
import { MailLink, MailParagraph, MailSmallPrint } from "./mail-text";
import { renderMail } from "./render-mail";

/**
 * Renders marketing mail to a subscriber. `body` is plain text: blank lines separate paragraphs, bare URLs become
 * links, anything else is shown as typed. Send it with `marketingHeaders(unsubscribeUrl)`.
 */
export function broadcastMail(broadcast: {
  siteName: string;
  subject: string;
  body: string;
  unsubscribeUrl: string;
}): Promise<MailContent> {
  const { siteName, subject, unsubscribeUrl } = broadcast;
  const paragraphs = bodyParagraphs(broadcast.body);
  return renderMail(
    subject,
    <MailLayout
      siteName={siteName}
      title={subject}
      preview={previewOf(paragraphs)}
      footer={
        <>
          <MailSmallPrint>You get this email because you subscribed to {siteName}.</MailSmallPrint>
          <MailSmallPrint>
            You can stop at any time: <MailLink href={unsubscribeUrl}>Unsubscribe</MailLink>
          </MailSmallPrint>
        </>
      }
    >
      {keyed(paragraphs, (lines) => (
        <MailParagraph>
          {keyed(lines, (parts, index) => (
            <>
              {index > 0 && <br />}
              {keyed(parts, (part) =>
                part.kind === "link" ? <MailLink href={part.text}>{part.text}</MailLink> : part.text,
              )}
            </>
          ))}
        </MailParagraph>
      ))}
    </MailLayout>,
  );
}

/** Gives each item its position as key, which is enough because a mail is rendered once and never reordered. */
function keyed<Item>(items: Item[], show: (item: Item, index: number) => ReactNode): ReactNode[] {
  return items.map((item, index) => <Fragment key={String(index)}>{show(item, index)}</Fragment>);
}

function previewOf(paragraphs: BodyPart[][][]): string {
  const lines = paragraphs.flat().map((parts) => parts.map((part) => part.text).join(""));
  return lines.join(" ").slice(0, 150);
}
