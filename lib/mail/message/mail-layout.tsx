import { Body, Container, Head, Hr, Html, Preview, Text } from "@react-email/components";
import type { ReactNode } from "react";
import { colours, darkStyles } from "./mail-colours";

const fonts = "system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

/**
 * Renders the frame that every mail shares. It loads nothing from anywhere: no picture, no font, no tracking pixel.
 */
export function MailLayout(mail: {
  siteName: string;
  title: string;
  preview: string;
  children: ReactNode;
  footer: ReactNode;
}) {
  return (
    <Html lang="en" dir="ltr">
      <Head>
        <title>{mail.title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{darkStyles}</style>
      </Head>
      <Body className="page" style={{ backgroundColor: colours.page, fontFamily: fonts, margin: 0 }}>
        <Preview>{mail.preview}</Preview>
        <Container className="page" style={{ maxWidth: 560, padding: "32px 20px" }}>
          <Text className="link" style={{ color: colours.accent, fontSize: 15, fontWeight: 600, margin: 0 }}>
            {mail.siteName}
          </Text>
          {mail.children}
          <Hr className="rule" style={{ borderColor: colours.rule, margin: "32px 0 16px" }} />
          {mail.footer}
        </Container>
      </Body>
    </Html>
  );
}
