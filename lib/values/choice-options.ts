import { tagKey } from "./tag-key";

/** Reads the stored options of a choice; empty for a field of another type. */
export function parseOptions(stored: string | null): string[] {
  return stored === null ? [] : (JSON.parse(stored) as string[]);
}

/** Returns the option that the text means, in whatever case it is written; undefined when there is none such. */
export function findOption(options: readonly string[], text: string): string | undefined {
  const key = optionKey(text);
  return options.find((option) => option === text) ?? options.find((option) => optionKey(option) === key);
}

/** Returns the key that equal options share. Case and the spaces around make no difference. */
export function optionKey(option: string): string {
  return tagKey(option.trim());
}
