import { domainToASCII } from "node:url";
import { z } from "zod";
import { withoutInvisible } from "@/db/without-invisible";

/**
 * Returns the only form in which an email is stored, compared and digested: no invisible characters or outer space,
 * lower case, the local part in NFC, the domain in NFKC and ASCII (IDNA). Keeps dots and plus parts, whose meaning
 * is up to the receiving server.
 */
export function normaliseEmail(address: string): string {
  if (plainEmail.test(address)) return address;
  const seen = settled(withoutInvisible(address).trim());
  const at = seen.lastIndexOf("@");
  if (at < 0) return seen;
  return `${seen.slice(0, at)}@${asciiDomain(seen.slice(at + 1))}`;
}

/**
 * Matches most emails that are in that form already. A last label that begins with a digit could be an IPv4 address,
 * and a label with two hyphens could be encoded: both are left to the whole rule.
 */
const plainEmail = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]+$/;

/**
 * Returns the form in which emails were stored before invisible characters were removed. Some stored digests still
 * use it.
 */
export function unmendedEmail(address: string): string {
  if (plainEmail.test(address)) return address;
  const trimmed = address.trim().normalize("NFC").toLowerCase();
  const at = trimmed.lastIndexOf("@");
  if (at < 0) return trimmed;
  const domain = trimmed.slice(at + 1);
  return `${trimmed.slice(0, at)}@${domainToASCII(domain) || domain}`;
}

/**
 * Returns lower-case NFC text. Lower-casing can decompose a letter (İ), and the recomposed letter can have its own
 * lower case, so this repeats until nothing changes.
 */
function settled(text: string): string {
  const once = text.normalize("NFC").toLowerCase().normalize("NFC");
  return once === text ? once : settled(once);
}

/** Matches characters that end a host name in a URL, because `domainToASCII` silently drops the rest. */
const endsHost = /[\s:/?#[\]@\\%]/u;

function asciiDomain(domain: string): string {
  const plain = settled(withoutInvisible(domain.normalize("NFKC")).trim());
  if (endsHost.test(plain)) return plain;
  return domainToASCII(plain) || plain;
}

/** Names the reason why a text is not an email. */
type EmailProblem =
  | "no_address"
  | "too_long"
  | "control_character"
  | "lost_character"
  | "wrong_character"
  | "misplaced_dot"
  | "no_host_name";

/** Names what is unusual about an email that is accepted all the same. */
type EmailNote = "misplaced_dot" | "trailing_dot";

type EmailReading = { ok: true; email: string; note?: EmailNote } | { ok: false; problem: EmailProblem };

/** Holds the expected input for each problem, as the person who typed the email reads it. */
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
/** Matches curly quotes and the characters that replace a lost character or a picture. */
const lost = /[\p{Pi}\p{Pf}‚„\uFFFC\uFFFD\u2800]/u;
/** Accepts RFC 5321's `atext` and the dot, and any letter, mark, number or sign beyond ASCII (RFC 6531). */
const localPart = /^(?:[a-z0-9!#$%&'*+/=?^_`{|}~.-]|[^\p{ASCII}\p{Z}\p{C}])+$/u;
const misplacedDot = /^\.|\.$|\.\./;
/**
 * Accepts a host name (RFC 1123) whose top-level domain holds a letter, because digits alone mean a network address.
 */
const hostName =
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?=[a-z0-9-]*[a-z])[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Returns one normalised email, or the reason why the text is none. `typed` input must place dots as RFC 5321 says.
 * `list` input may place them elsewhere, since such mailboxes exist, and loses one dot at its very end.
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

/** Parses an email that a person types, and normalises it. */
export const typedEmail = emailFrom("typed");

/** Parses an email that is already stored or comes from another program, and normalises it. */
export const knownEmail = emailFrom("list");
