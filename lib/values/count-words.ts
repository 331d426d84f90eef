import type { Formats } from "./formats";

/** Returns the count with its word: "1 needs", "1,204 need". */
export function countOf(format: Formats, count: number, one: string, other: string): string {
  return `${format.count(count)} ${count === 1 ? one : other}`;
}

/** Returns the count with its noun: "1 contact", "1,204 contacts". */
export function contactsOf(format: Formats, count: number): string {
  return countOf(format, count, "contact", "contacts");
}
