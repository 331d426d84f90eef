/**
 * The headers by which a mail program offers "Unsubscribe" with one press: RFC 2369 (List-Unsubscribe) and
 * RFC 8058 (one click: the mail program sends a POST to the URL, without cookies, and asks nobody anything).
 * RFC 8058 wants an https URL and a DKIM signature over both headers; signing is the mail server's part.
 */
export function marketingHeaders(unsubscribeUrl: string): Record<string, string> {
  return {
    "List-Unsubscribe": `<${new URL(unsubscribeUrl).href}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
}
