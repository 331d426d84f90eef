import { plainWords } from "@/lib/imports/csv/plain-words";
import { noWords, optOutHeaders, statusWords, yesWords } from "@/lib/imports/csv/status-words";

/** `not_out`: the column tells who left, and this person is not among them. `unknown`: a word that nobody taught us. */
export type ImportedStatus = keyof typeof statusWords | "not_out" | "unknown" | "blank";

const statusOfWord = new Map<string, ImportedStatus>(
  (Object.keys(statusWords) as (keyof typeof statusWords)[]).flatMap((status) =>
    statusWords[status].map((word) => [word, status] as const),
  ),
);

/**
 * Whether a header names a way out ("Unsubscribed", "EMAIL_BLACKLISTED", "Unsub time"), so that "yes" or a
 * date below it means the opposite of what it means below "Subscribed".
 */
export function isOptOutHeader(header: string): boolean {
  return optOutHeaders.test(plainWords(header));
}

/** Whether what is blank or "no" below the header leaves it to the owner's word: it tells who is out, not who is in. */
export function tellsOnlyWhoIsOut(header: string): boolean {
  return isOptOutHeader(header) || isMarketingContactHeader(header);
}

/**
 * What another tool says about a contact's consent. In doubt it reads against sending: an unknown word is no consent,
 * and anything in an opt-out column that is not a no is an opt-out.
 * @param header the column's own name, without which "true" cannot be understood
 */
export function readStatus(cell: string, header: string): ImportedStatus {
  if (cell.trim() === "") return "blank";
  const word = plainWords(cell);
  const status = statusOfWord.get(word);
  if (status !== undefined) return status;
  if (isMarketingContactHeader(header)) return word === "marketing contact" ? "not_out" : "unknown";
  if (!isOptOutHeader(header))
    return yesWords.has(word) ? "subscribed" : noWords.has(word) ? "unsubscribed" : "unknown";
  if (noWords.has(word) || word === "") return "not_out";
  if (/\b(bounced?|clean(ed)? time)\b/.test(plainWords(header))) return "bounced";
  return /\b(complain|spam report)/.test(plainWords(header)) ? "complained" : "unsubscribed";
}

/** HubSpot's, by which it bills: whom the owner may mail, not who asked for it. */
function isMarketingContactHeader(header: string): boolean {
  return plainWords(header) === "marketing contact status";
}
