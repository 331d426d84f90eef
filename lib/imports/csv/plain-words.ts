/** "E-mail 1 - Value" and "FIRST_NAME" as words to compare: lower case, letters and digits, single spaces. */
export function plainWords(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
