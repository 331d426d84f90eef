/**
 * Returns the headers for "Unsubscribe" with one press: RFC 2369 (List-Unsubscribe) and RFC 8058 (the mail program
 * sends a POST to the URL, without cookies or a question). RFC 8058 wants an https URL and a DKIM signature over
 * both headers; the mail server signs.
 */
export function marketingHeaders(unsubscribeUrl: string): Record<string, string> {
  return {
    "List-Unsubscribe": `<${new URL(unsubscribeUrl).href}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
}
