import { render, toPlainText } from "@react-email/render";
import type { ReactElement } from "react";
import type { MailContent } from "./mail-message";

/**
 * Renders a template once and reads the plain-text part from the same HTML, so that the two cannot differ.
 * The subject becomes one line: a name that holds a line break cannot start a header.
 */
export async function renderMail(subject: string, template: ReactElement): Promise<MailContent> {
  const html = await render(template);
  const text = toPlainText(html, { selectors: [{ selector: "h1", options: { uppercase: false } }] });
  return { subject: oneLine(subject), html, text: `${text.trim()}\n` };
}

function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim();
}
