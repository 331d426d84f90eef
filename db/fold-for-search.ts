import { withoutInvisible } from "./without-invisible";

/**
 * Folds text into the form in which it is searched and sorted: no case, no diacritics, nothing invisible, single
 * spaces.
 */
export function foldForSearch(text: string): string {
  return withoutInvisible(text.replace(/[\t-\r\u0085]/g, " "))
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .normalize("NFC")
    .replace(/\s+/g, " ")
    .trim();
}

/** Returns what `contacts.search_text` holds: the folded name, then the folded email on a line of its own. */
export function searchTextOf(name: string, email: string): string {
  const folded = foldForSearch(name);
  return folded ? `${folded}\n${foldForSearch(email)}` : foldForSearch(email);
}
