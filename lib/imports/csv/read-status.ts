import { plainWords } from "@/lib/imports/csv/plain-words";

export type ImportedStatus = "subscribed" | "unsubscribed" | "bounced" | "complained" | "unknown" | "blank";

const yes = new Set(["true", "yes", "y", "t", "1", "on", "x", "checked", "enabled"]);
const no = new Set(["false", "no", "n", "f", "0", "off", "unchecked", "disabled", "none", "never", "null"]);

const words: [status: ImportedStatus, words: string[]][] = [
  [
    "subscribed",
    ["subscribed", "resubscribed", "active", "opted in", "opt in", "optin", "confirmed", "cold"],
  ],
  [
    "unsubscribed",
    [
      ...["unsubscribed", "unsubscribe", "inactive", "opted out", "opt out", "optout", "not opted in"],
      ...["cancelled", "canceled", "removed", "deleted", "archived", "excluded", "muted", "suppressed"],
      ...["not subscribed", "non subscribed", "nonsubscribed", "never subscribed", "non marketing contact"],
      ...["blocked", "blocklisted", "blacklisted", "do not email", "do not contact"],
    ],
  ],
  [
    "bounced",
    [
      "bounced",
      "bounce",
      "hard bounce",
      "hard bounced",
      "cleaned",
      "invalid",
      "undeliverable",
      "undelivered",
    ],
  ],
  [
    "complained",
    [
      ...["complained", "complaint", "complainer", "spam", "spam complaint", "spam report", "abuse"],
      ...["marked as spam", "reported spam", "reported as spam", "spam reported", "abuse complaint"],
    ],
  ],
];
const statusOfWord = new Map(words.flatMap(([status, list]) => list.map((word) => [word, status] as const)));

/**
 * Whether a header names a way out ("Unsubscribed", "EMAIL_BLACKLISTED", "Unsub time"), so that "yes" or a
 * date below it means the opposite of what it means below "Subscribed".
 */
export function isOptOutHeader(header: string): boolean {
  return /\b(unsub\w*|opt(ed)? ?out|bounced?|clean(ed)? time|complain\w*|(email|e mail) disabled|suppressed|(black|block)listed|do ?not ?(e ?mail|contact|send))\b/.test(
    plainWords(header),
  );
}

/**
 * What another tool says about a contact's consent. In doubt it reads against sending: an opt-out column
 * that says "no" is no consent (unknown), and anything else in it is an opt-out. Pending is unknown.
 * @param header the column's own name, without which "true" cannot be understood
 */
export function readStatus(cell: string, header: string): ImportedStatus {
  if (cell.trim() === "") return "blank";
  const word = plainWords(cell);
  const status = statusOfWord.get(word);
  if (status !== undefined) return status;
  if (!isOptOutHeader(header))
    return yes.has(word) ? "subscribed" : no.has(word) ? "unsubscribed" : "unknown";
  if (no.has(word) || word === "") return "unknown";
  if (/\b(bounced?|clean(ed)? time)\b/.test(plainWords(header))) return "bounced";
  return /\bcomplain/.test(plainWords(header)) ? "complained" : "unsubscribed";
}
