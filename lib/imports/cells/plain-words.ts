/**
 * Returns words to compare for "E-mail 1 - Value", "FIRST_NAME", "firstName" and "Prénom": lower case, no accents,
 * single spaces.
 */
export function plainWords(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, " ")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
