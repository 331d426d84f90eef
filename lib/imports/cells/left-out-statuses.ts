import type { ColumnMeaning } from "./column-meaning";
import { maybeStatusHeaders, statusHeaders, vagueStatusHeaders } from "./header-words";
import { plainWords } from "./plain-words";
import { tellsOnlyWhoIsOut } from "./read-status";

/** Columns that read as if they were about consent, and are taken for none: the owner has to know that. */
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
