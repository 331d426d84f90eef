import { Fragment, type ReactNode } from "react";
import type { LetterSite } from "@/lib/sites/site-look";
import { type BodyPart, bodyParagraphs } from "./body-paragraphs";
import { stopMessage, unsubscribeLabel, whyMessage } from "./broadcast-foot-messages";
import { letterColoursOf } from "./mail-colours";
import { MailLayout } from "./mail-layout";
import type { MailContent } from "./mail-message";
import { MailLink, MailParagraph, MailSmallPrint } from "./mail-text";
import { renderMail } from "./render-mail";

/**
 * Renders marketing mail to a subscriber. `body` is plain text: blank lines separate paragraphs, bare URLs become
 * links, anything else is shown as typed. Send it with `marketingHeaders(unsubscribeUrl)`.
 */
export function broadcastMail(broadcast: {
  site: LetterSite;
  subject: string;
  body: string;
  unsubscribeUrl: string;
}): Promise<MailContent> {
  const { site, subject, unsubscribeUrl } = broadcast;
  const { link } = letterColoursOf(site.color);
  const paragraphs = bodyParagraphs(broadcast.body);
  return renderMail(
    subject,
    <MailLayout
      site={site}
      title={subject}
      preview={previewOf(paragraphs)}
      footer={
        <>
          <MailSmallPrint>{whyMessage(site.name)}</MailSmallPrint>
          <MailSmallPrint>
            {stopMessage}{" "}
            <MailLink href={unsubscribeUrl} color={link}>
              {unsubscribeLabel}
            </MailLink>
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
                part.kind === "link" ? (
                  <MailLink href={part.text} color={link}>
                    {part.text}
                  </MailLink>
                ) : (
                  part.text
                ),
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
