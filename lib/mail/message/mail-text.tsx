import { Link, Text } from "@react-email/components";
import type { ReactNode } from "react";
import { colours } from "./mail-colours";

const wrapAnywhere = { overflowWrap: "anywhere", wordBreak: "break-word" } as const;

export function MailParagraph({ children }: { children: ReactNode }) {
  const style = { ...wrapAnywhere, color: colours.text, fontSize: 16, lineHeight: "26px", margin: "16px 0" };
  return (
    <Text className="text" style={style}>
      {children}
    </Text>
  );
}

export function MailSmallPrint({ children }: { children: ReactNode }) {
  const style = { ...wrapAnywhere, color: colours.muted, fontSize: 13, lineHeight: "20px", margin: "8px 0" };
  return (
    <Text className="muted" style={style}>
      {children}
    </Text>
  );
}

interface MailLinkProps {
  href: string;
  /** Is the site's colour, as it is readable in a letter. */
  color: string;
  children: ReactNode;
}

export function MailLink({ href, color, children }: MailLinkProps) {
  return (
    <Link className="link" href={href} style={{ color, textDecoration: "underline" }}>
      {children}
    </Link>
  );
}
