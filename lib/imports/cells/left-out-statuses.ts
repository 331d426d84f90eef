import type { ColumnMeaning } from "./column-meaning";
import { maybeStatusHeaders, statusHeaders, vagueStatusHeaders } from "./header-words";
import { plainWords } from "./plain-words";
import { tellsOnlyWhoIsOut } from "./read-status";

/** Finds columns that seem to be about consent but are ignored, because the owner has to know about them. */
export function findLeftOutStatuses(headers: string[], columns: ColumnMeaning[]): string[] {
  return headers.filter((header, index) => {
    const words = plainWords(header);
    const named = [...statusHeaders, ...vagueStatusHeaders, ...maybeStatusHeaders];
    const isAbout = named.includes(words) || tellsOnlyWhoIsOut(header);
    return columns[index]?.kind === "ignore" && isAbout && !isNoAnswer(words);
  });
}

/** Tells whether the words are an opt-out of something else, or do not say whether there was one. */
export function isNoAnswer(words: string): boolean {
  if (/\bbounce reason$/.test(words)) return false;
  return /\b(sms|whatsapp|phone|enrichment|count|rate|reason|campaign|score|grund|motif|motivo|reden)\b/.test(
    words,
  );
}
