import { parseJson } from "@/lib/values/parse-json";

/** Lists what a key may be for. Asking for marketing is apart, because it makes letters leave. */
export const keyScopes = ["contacts.add", "marketing.ask"] as const;
export type KeyScope = (typeof keyScopes)[number];

/** Is what the keys hold that were made before there were scopes. They may do what such keys could: all of it. */
const beforeScopes = "contacts.write";

/** Reads the scopes that are stored with a key. What is not understood gives nothing. */
export function scopesOf(stored: string): KeyScope[] {
  const listed = parseJson(stored);
  if (!Array.isArray(listed)) return [];
  if (listed.includes(beforeScopes)) return [...keyScopes];
  return keyScopes.filter((scope) => listed.includes(scope));
}
