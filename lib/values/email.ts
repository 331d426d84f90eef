import { domainToASCII } from "node:url";
import { z } from "zod";
import { withoutInvisible } from "@/db/without-invisible";

/**
 * The one form in which an address is stored, compared and digested: without what is invisible and without space around
 * it, lower case, the part before the @ in NFC, the domain in NFKC and ASCII (IDNA). Dots and plus parts are kept:
 * whether they matter is the receiving server's business.
 */
export function normaliseEmail(address: string): string {
  const seen = settled(withoutInvisible(address).trim());
  const at = seen.lastIndexOf("@");
  if (at < 0) return seen;
  return `${seen.slice(0, at)}@${asciiDomain(seen.slice(at + 1))}`;
}

/** The form in which addresses were stored before what is invisible was taken out: digests of it are still about. */
export function unmendedEmail(address: string): string {
  const trimmed = address.trim().normalize("NFC").toLowerCase();
  const at = trimmed.lastIndexOf("@");
  if (at < 0) return trimmed;
  const domain = trimmed.slice(at + 1);
  return `${trimmed.slice(0, at)}@${domainToASCII(domain) || domain}`;
}

/** Lower case can decompose (İ), and what composes then can have a lower case of its own. */
function settled(text: string): string {
  const once = text.normalize("NFC").toLowerCase().normalize("NFC");
  return once === text ? once : settled(once);
}

/** What would end a host name in a URL; `domainToASCII` would drop the rest without a word. */
const endsHost = /[\s:/?#[\]@\\%]/u;

function asciiDomain(domain: string): string {
  const plain = settled(withoutInvisible(domain.normalize("NFKC")).trim());
  if (endsHost.test(plain)) return plain;
  return domainToASCII(plain) || plain;
}

/** Why something is no address. */
type EmailProblem =
  | "no_address"
  | "too_long"
  | "control_character"
  | "lost_character"
  | "wrong_character"
  | "misplaced_dot"
  | "no_host_name";

/** What is unusual about an address that was taken all the same. */
type EmailNote = "misplaced_dot" | "trailing_dot";

type EmailReading = { ok: true; email: string; note?: EmailNote } | { ok: false; problem: EmailProblem };

/** What is expected instead, to be said to whoever typed it. */
export const expectedEmail: Record<EmailProblem, string> = {
  no_address: "an email address such as name@example.com",
  too_long: "an email address of at most 320 characters",
  control_character: "an email address without control characters",
  lost_character: "an email address without curly quotes and without characters that were lost, such as �",
  wrong_character: "an email address without spaces, quotes, brackets, commas or the like",
  misplaced_dot: "an email address with no dot before or after the @, and no two dots in a row",
  no_host_name: "an email address whose part after the @ is a host name such as example.com",
};

const longest = 320;
const longestDomain = 253;
/** Curly quotes, and what stands where a character was lost or a picture was. */
const lost = /[\p{Pi}\p{Pf}‚„\uFFFC\uFFFD\u2800]/u;
/** RFC 5321's `atext` and the dot, or anything beyond ASCII that is a letter, a mark, a number or a sign (RFC 6531). */
const localPart = /^(?:[a-z0-9!#$%&'*+/=?^_`{|}~.-]|[^\p{ASCII}\p{Z}\p{C}])+$/u;
const misplacedDot = /^\.|\.$|\.\./;
/** RFC 1123, with a name for a top-level domain: a number there would be an address of the network. */
const hostName =
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?=[a-z0-9-]*[a-z])[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Reads one address, or says why it is none. One that someone `typed` has its dots where RFC 5321 wants them; one `from`
 * a `list` or another program may have them elsewhere, since such mailboxes exist, and loses one at its very end.
 */
export function parseEmail(text: string, { from }: { from: "typed" | "list" }): EmailReading {
  const trimmed = text.trim();
  if (trimmed.length > longest) return { ok: false, problem: "too_long" };
  if (/\p{Cc}/u.test(trimmed)) return { ok: false, problem: "control_character" };
  const hasEndDot = from === "list" && /[^.]\.$/.test(withoutInvisible(trimmed));
  const email = normaliseEmail(hasEndDot ? withoutInvisible(trimmed).slice(0, -1) : trimmed);
  const at = email.lastIndexOf("@");
  const [local, domain] = [email.slice(0, Math.max(0, at)), email.slice(at + 1)];
  if (lost.test(trimmed)) return { ok: false, problem: "lost_character" };
  if (local === "" || domain === "") return { ok: false, problem: "no_address" };
  if (!localPart.test(local)) return { ok: false, problem: "wrong_character" };
  if (domain.length > longestDomain || !hostName.test(domain)) return { ok: false, problem: "no_host_name" };
  if (misplacedDot.test(local))
    return from === "typed"
      ? { ok: false, problem: "misplaced_dot" }
      : { ok: true, email, note: "misplaced_dot" };
  return hasEndDot ? { ok: true, email, note: "trailing_dot" } : { ok: true, email };
}

const emailFrom = (from: "typed" | "list") =>
  z.string().transform((text, context) => {
    const reading = parseEmail(text, { from });
    if (reading.ok) return reading.email;
    context.addIssue({ code: "custom", message: expectedEmail[reading.problem] });
    return z.NEVER;
  });

/** An email address as a person types it, normalised. */
export const typedEmail = emailFrom("typed");

/** An email address that is stored already, or that another program knows, normalised. */
export const knownEmail = emailFrom("list");
