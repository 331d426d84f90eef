import { domainToUnicode } from "node:url";

const letter = String.raw`\p{L}\p{N}\p{M}`;

/** Matches invisible characters, but not line breaks, because they separate words. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;

/**
 * Matches texts that SQLite must let through besides those with `asciiRun`: texts with a common invisible character.
 */
export const globOfUnseen = "*[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]*";

export interface NamePattern {
  /** Is a run of ASCII in every match, in lower case, by which SQLite rules out most rows. */
  asciiRun: string;
  matches(text: string): boolean;
}

/** Finds exactly this email, not one that only begins or ends with it. */
function emailPattern(email: string): NamePattern {
  return patternOf(email, `(?<![${letter}._+-])`, `(?![${letter}]|[.-][${letter}])`);
}

/** Finds an email, also with its domain in its own script, which is stored in ASCII. */
export function emailPatterns(email: string): NamePattern[] {
  const at = email.lastIndexOf("@");
  const written = `${email.slice(0, at)}@${domainToUnicode(email.slice(at + 1))}`;
  return [...new Set([email, written])].map(emailPattern);
}

/**
 * Finds a name of several words as whole words, with any spacing, also with the last name first as in "Quill, Ada".
 */
export function fullNamePatterns(name: string): NamePattern[] {
  const words = name.trim().split(/\s+/);
  const last = words.at(-1);
  if (words.length < 2 || !last) return [];
  return [name, `${last}, ${words.slice(0, -1).join(" ")}`].map((order) =>
    patternOf(order, `(?<![${letter}])`, `(?![${letter}])`),
  );
}

function patternOf(sought: string, before: string, after: string): NamePattern {
  const words = composed(sought).trim().split(/\s+/);
  const pattern = new RegExp(`${before}${words.map(escaped).join(String.raw`\s+`)}${after}`, "u");
  const runs = words.join(" ").match(/[a-z0-9@]+/g) ?? [];
  const asciiRun = runs.reduce((longest, run) => (run.length > longest.length ? run : longest), "");
  return { asciiRun, matches: (text) => pattern.test(composed(text)) };
}

function composed(text: string): string {
  return text.replace(unseen, "").normalize("NFC").toLowerCase();
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
