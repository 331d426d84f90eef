/** Says what to type to confirm; the phrase stands where braces are. */
export const typePhraseMessage = "Type {phrase} to confirm";

/** Says that what was typed does not confirm yet. */
export function mismatchMessage(phrase: string): string {
  return `Type ${phrase} first; what you typed does not match yet.`;
}
