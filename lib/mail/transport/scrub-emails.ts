import { domainToASCII, domainToUnicode } from "node:url";

const longestDetail = 200;
const emailLike = /[^\s<>()[\],;:"'`]*(?:@|＠|%40|=40)[^\s<>()[\],;:"'`]*/giu;

/**
 * A mail server's answer without the person: anything that looks like an address, and the recipient's own name
 * and domain wherever they stand alone, since servers also write "no mailbox here by that name". One short line.
 */
export function scrubEmails(answer: string, recipient: string): string {
  const at = recipient.lastIndexOf("@");
  const domain = recipient.slice(at + 1);
  const names = [recipient.slice(0, Math.max(at, 0)), domain, domainToASCII(domain), domainToUnicode(domain)];
  let scrubbed = answer.replace(emailLike, "[address]");
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
