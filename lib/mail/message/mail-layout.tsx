import { Body, Container, Head, Hr, Html, Preview, Text } from "@react-email/components";
import { Fragment, type ReactNode } from "react";
import type { LetterSite } from "@/lib/sites/site-look";
import { colours, darkStylesOf, letterColoursOf } from "./mail-colours";
import { MailSmallPrint } from "./mail-text";

const fonts = "system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

/**
 * Renders the frame that every letter of a site shares: its name and colour above, its postal address at the foot.
 * It loads nothing from anywhere: no picture, no font, no tracking pixel.
 */
export function MailLayout(mail: {
  site: LetterSite;
  title: string;
  preview: string;
  children: ReactNode;
  footer: ReactNode;
}) {
  const { name, color, postalAddress } = mail.site;
  const ofSite = letterColoursOf(color);
  return (
    <Html lang="en" dir="ltr">
      <Head>
        <title>{mail.title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{darkStylesOf(ofSite)}</style>
      </Head>
      <Body className="page" style={{ backgroundColor: colours.page, fontFamily: fonts, margin: 0 }}>
        <Preview>{mail.preview}</Preview>
        <Container className="page" style={{ maxWidth: 560, padding: "32px 20px" }}>
          <Text
            className="link"
            style={{
              color: ofSite.link,
              fontSize: 18,
              fontWeight: 600,
              lineHeight: "24px",
              margin: "0 0 24px",
              overflowWrap: "anywhere",
            }}
          >
            {name}
          </Text>
          {mail.children}
          <Hr className="rule" style={{ borderColor: colours.rule, margin: "32px 0 16px" }} />
          {mail.footer}
          {postalAddress && (
            <MailSmallPrint>
              {postalAddress.split("\n").map((line, index) => (
                <Fragment key={String(index)}>
                  {index > 0 && <br />}
                  {line}
                </Fragment>
              ))}
            </MailSmallPrint>
          )}
        </Container>
      </Body>
    </Html>
  );
}
