import { withoutInvisible } from "@/db/without-invisible";

/**
 * Tells whether the typed text is the phrase. Ignores case, thousands separators, extra spaces and invisible
 * characters, but not digits and words. Is never true for an empty phrase.
 */
export function isConfirmed(phrase: string, typed: string): boolean {
  return phrase !== "" && comparable(phrase) === comparable(typed);
}

function comparable(text: string): string {
  const plain = withoutInvisible(text.replace(/\s+/g, " ")).normalize("NFKC").toLowerCase().trim();
  return plain.includes("@") ? plain : plain.replace(/(?<=\d)[,.'’ ](?=\d{3})/g, "").replaceAll(",", "");
}
