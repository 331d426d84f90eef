import type { Formats } from "./formats";

/** Returns the count with its word: "1 needs", "1,204 need". */
export function countOf(format: Formats, count: number, one: string, other: string): string {
  return `${format.count(count)} ${count === 1 ? one : other}`;
}

interface Counted {
  total: number;
  /** Is false while there are at least as many. */
  isExact: boolean;
}

/** Returns a number that may still grow: "12,000+" while it does. */
export function knownCountOf(format: Formats, { total, isExact }: Counted): string {
  return isExact ? format.count(total) : `${format.count(total)}+`;
}

/** Returns the count with its noun, as far as it is known: "At least 12,000 contacts". */
export function knownContactsOf(format: Formats, { total, isExact }: Counted): string {
  return isExact ? contactsOf(format, total) : `At least ${contactsOf(format, total)}`;
}

/** Returns the count with its noun: "1 contact", "1,204 contacts". */
export function contactsOf(format: Formats, count: number): string {
  return countOf(format, count, "contact", "contacts");
}
