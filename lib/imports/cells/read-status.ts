import {
  furtherNoWords,
  furtherOutHeaders,
  furtherStatusWords,
  furtherYesWords,
} from "./further-status-words";
import { plainWords } from "./plain-words";
import { blankWords, neverWords, noWords, optOutHeaders, statusWords, yesWords } from "./status-words";

/**
 * `not_out` means that the column lists who left, and this person is not among them. `unknown` means a word that no
 * list has.
 */
export type ImportedStatus = keyof typeof statusWords | "not_out" | "unknown" | "blank";

const statusOfWord = new Map<string, ImportedStatus>(
  (Object.keys(statusWords) as (keyof typeof statusWords)[]).flatMap((status) =>
    [...furtherStatusWords[status], ...statusWords[status]].map(
      (word) => [plainWords(word), status] as const,
    ),
  ),
);
const yeses = new Set([...yesWords, ...furtherYesWords.map(plainWords)]);
const noes = new Set([...noWords, ...furtherNoWords.map(plainWords)]);
const outParts = furtherOutHeaders.map(plainWords);

/**
 * Tells whether a header names an opt-out ("Unsubscribed", "EMAIL_BLACKLISTED", "Unsub time"), so that "yes" or a
 * date below it means the opposite of what it means below "Subscribed".
 */
export function isOptOutHeader(header: string): boolean {
  const words = plainWords(header);
  return optOutHeaders.test(words) || outParts.some((part) => words.includes(part));
}

/**
 * Tells whether a blank or "no" below the header leaves consent to the owner: the column says who is out, not who is
 * in.
 */
export function tellsOnlyWhoIsOut(header: string): boolean {
  return isOptOutHeader(header) || isMarketingContactHeader(header);
}

/**
 * Reads another tool's statement of consent, in doubt against sending: an unknown word is no consent, anything but a
 * no in an opt-out column is an opt-out, and a no with more words is a no. `header` is needed to understand "true".
 */
export function readStatus(cell: string, header: string): ImportedStatus {
  const word = plainWords(cell);
  const isOut = isOptOutHeader(header);
  if (blankWords.has(word) || (word === "" && isStroke.test(cell)))
    return isOut && cell.trim() !== "" ? "not_out" : "blank";
  const status = statusOfWord.get(word) ?? statusOfWord.get(withoutEnding(word));
  if (status !== undefined) return status;
  if (isMarketingContactHeader(header)) return word === "marketing contact" ? "not_out" : "unknown";
  if (!isOut) return answerOf(word) ?? outWithin(word) ?? "unknown";
  if (noes.has(word) || neverWords.has(word) || word === "") return "not_out";
  if (/\b(bounced?|clean(ed)? time)\b/.test(plainWords(header))) return "bounced";
  return /\b(complain|spam report|marked as spam)/.test(plainWords(header)) ? "complained" : "unsubscribed";
}

/** Matches what people write where there is nothing. */
const isStroke = /^[\s\-\u2013\u2014_.]*$/;

function answerOf(word: string): ImportedStatus | undefined {
  if (yeses.has(word)) return "subscribed";
  if (neverWords.has(word)) return "never_subscribed";
  return noes.has(word) ? "unsubscribed" : undefined;
}

/** Returns "Inscrit(e)", "suscrito/a" and "Abonnent*in" without the second ending. */
function withoutEnding(word: string): string {
  return word.replace(/(?<=\p{L}) (e|es|o|os|a|as|in|innen)$/u, "");
}

const outWords: [RegExp, ImportedStatus][] = [
  [/\b(complained|complaint|spam complaint|marked as spam|reported spam)\b/, "complained"],
  [
    /\b(unsubscribed?|unsub|opt(ed)? out|abgemeldet|ausgetragen|desinscrite?|desabonnee?|dad[oa] de baja|disiscritt[oa]|uitgeschreven|afgemeld|descadastrad[oa])\b/,
    "unsubscribed",
  ],
  [/\bbounced?\b/, "bounced"],
];
const negation = /\b(not|no|non|never|nicht|nie|kein\w*|pas|jamais|sin|nunca|niet|nooit|nao|soft)\b/;

/** Returns the status for a no with more words, such as "Unsubscribed by admin" and "Abgemeldet am 3. Mai". */
function outWithin(word: string): ImportedStatus | undefined {
  return negation.test(word) ? undefined : outWords.find(([pattern]) => pattern.test(word))?.[1];
}

/**
 * Tells whether the header is HubSpot's marketing status, by which it bills: whom the owner may mail, not who asked
 * for it.
 */
function isMarketingContactHeader(header: string): boolean {
  return plainWords(header) === "marketing contact status";
}
