import { domainToASCII, domainToUnicode } from "node:url";
import { withoutEmails } from "@/lib/values/without-emails";

const longestDetail = 200;

/**
 * Returns a mail server's answer as one short line without personal data. Removes everything like an email, and the
 * recipient's local part or domain where it stands alone, since some answers say "no mailbox here by that name".
 */
export function scrubEmails(answer: string, recipient: string): string {
  const at = recipient.lastIndexOf("@");
  const domain = recipient.slice(at + 1);
  const names = [recipient.slice(0, Math.max(at, 0)), domain, domainToASCII(domain), domainToUnicode(domain)];
  let scrubbed = withoutEmails(answer);
  for (const name of names) {
    if (name !== "") scrubbed = scrubbed.replace(standingAlone(name), "[address]");
  }
  return scrubbed
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .slice(0, longestDetail);
}

function standingAlone(name: string): RegExp {
  const literal = name.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, "giu");
}
