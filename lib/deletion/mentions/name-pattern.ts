const letter = String.raw`\p{L}\p{N}\p{M}`;

export interface NamePattern {
  /** A run of ASCII that every match holds, in lower case, by which SQLite rules most rows out. */
  asciiRun: string;
  matches(text: string): boolean;
}

/** Finds exactly this address: not one that only ends or begins with it. */
export function addressPattern(address: string): NamePattern {
  return patternOf(address, `(?<![${letter}._+-])`, `(?![${letter}]|[.-][${letter}])`);
}

/** Finds this name as whole words, however it is spaced. */
export function fullNamePattern(name: string): NamePattern {
  return patternOf(name, `(?<![${letter}])`, `(?![${letter}])`);
}

function patternOf(sought: string, before: string, after: string): NamePattern {
  const words = composed(sought).trim().split(/\s+/);
  const pattern = new RegExp(`${before}${words.map(escaped).join(String.raw`\s+`)}${after}`, "u");
  const runs = words.join(" ").match(/[a-z0-9@]+/g) ?? [];
  const asciiRun = runs.reduce((longest, run) => (run.length > longest.length ? run : longest), "");
  return { asciiRun, matches: (text) => pattern.test(composed(text)) };
}

function composed(text: string): string {
  return text.normalize("NFC").toLowerCase();
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
