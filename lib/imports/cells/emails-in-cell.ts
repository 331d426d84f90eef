import { parseEmail } from "@/lib/values/email";

interface CellEmails {
  /** Lists the normalised emails, each once, in the order of the cell. */
  emails: [string, ...string[]];
  /** Is the name before the first email, as in "Ada Quill <ada@example.com>"; mostly blank. */
  name: string;
  /** Is the first email as the cell has it. */
  typed: string;
  /** Tells whether the cell holds more than the bare email. */
  isMended: boolean;
  /** Tells whether a dot of the first email is where the standard wants none. Such mailboxes exist. */
  hasOddDots: boolean;
}

const longestCell = 2000;
/** Lists quotes, brackets and separators of every script that surround emails and are never in one. */
const around = String.raw`\s<>()[\]",;:\u00ab\u00bb\u2018-\u201f\u2039\u203a\u3001\u3008-\u3011\uff08\uff09\uff0c\uff1a\uff1b\uff1c\uff1e`;
const standsAround = new RegExp(`[${around}]`, "u");
const emailPattern = new RegExp(`[^@|${around}]+@[^@|?${around}]+`, "gu");
/** Matches a local part in quotes, which RFC 5322 allows. The quotes mean nothing where it holds no space. */
const quotedPart = /"([^\s"\\@<>(),;:]+)"(?=@)/g;

/**
 * Returns the emails in one cell without what other tools write around them: several in a row, a name before angle
 * brackets, "mailto:", a full stop at the end. Undefined when there is none.
 */
export function emailsIn(cell: string): CellEmails | undefined {
  const isBare = !standsAround.test(cell.trim());
  const whole = isBare ? parseEmail(cell, { from: "list" }) : undefined;
  if (whole?.ok) {
    const { email, note } = whole;
    const isMended = note === "trailing_dot";
    return { emails: [email], typed: cell, name: "", isMended, hasOddDots: note === "misplaced_dot" };
  }
  if (cell.length > longestCell) return undefined;
  const found = cell
    .replace(quotedPart, "$1")
    .replace(/[\uff20\ufe6b]/g, "@")
    .matchAll(emailPattern);
  const read = [...found].flatMap(([text]) => {
    const typed = text.replace(/^['`]+(?=.*['`]$)|['`.!]+$/g, "");
    const reading = parseEmail(typed, { from: "list" });
    return reading.ok ? [{ typed, ...reading }] : [];
  });
  const [first] = read;
  if (first === undefined) return undefined;
  const others = new Set(read.map(({ email }) => email));
  others.delete(first.email);
  return {
    emails: [first.email, ...others],
    typed: first.typed,
    name: nameBefore(cell),
    isMended: true,
    hasOddDots: first.note === "misplaced_dot",
  };
}

function nameBefore(cell: string): string {
  const [, name = ""] = /^([^<@]*)<[^<>]*@[^<>]*>/u.exec(cell) ?? [];
  return name.replace(/^[\s"']+|[\s"']+$/g, "");
}
