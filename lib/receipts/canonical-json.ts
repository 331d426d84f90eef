/** Is anything that has a canonical form. Numbers are integers only. */
export type CanonicalValue =
  | null
  | boolean
  | number
  | string
  | readonly CanonicalValue[]
  | { readonly [name: string]: CanonicalValue };

/** Matches half of a character, which no UTF-8 can hold. */
const halfCharacter = /\p{Surrogate}/u;

/** Tells whether a text is whole characters only, as everything that is signed has to be. */
export function isWholeText(text: string): boolean {
  return !halfCharacter.test(text);
}

/**
 * Returns the only JSON text of a value, as RFC 8785 writes it: members sorted by UTF-16 code units, no white space,
 * nothing escaped that need not be. Throws for a number that is no safe integer, and for half a character.
 */
export function canonicalJson(value: CanonicalValue): string {
  if (typeof value === "number" && !Number.isSafeInteger(value)) throw new Error("not a safe integer");
  if (typeof value === "string" && !isWholeText(value)) throw new Error("half a character");
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, member]) => `${canonicalJson(name)}:${canonicalJson(member)}`).join(",")}}`;
}

function isList(value: object): value is readonly CanonicalValue[] {
  return Array.isArray(value);
}
