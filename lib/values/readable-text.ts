/**
 * Matches a NUL, at which SQLite and others end a text, and half of a character, which no UTF-8 holds. Neither is
 * ever typed, and what is stored would not be what was sent.
 */
const unreadable = /\0|\p{Surrogate}/u;

export const expectedText = "readable characters only";

/** Tells whether a text is whole characters without a NUL. */
export function isReadable(text: string): boolean {
  return !unreadable.test(text);
}

/**
 * Returns where in a value, such as what an action was given, a text is that is not readable: "filter.search", or
 * undefined when all are. Names of members count too. It does not recurse, so no depth of a value is too much, and looks
 * at each object once: what an action is given may hold itself.
 */
export function findUnreadable(value: unknown): string | undefined {
  const left: [value: unknown, place: string][] = [[value, ""]];
  const seen = new Set<unknown>();
  for (let next = left.pop(); next; next = left.pop()) {
    const [one, place] = next;
    if (typeof one === "string" && !isReadable(one)) return place || "input";
    if (typeof one !== "object" || one === null || seen.has(one)) continue;
    seen.add(one);
    for (const [name, member] of membersOf(one)) {
      if (typeof name === "string" && !isReadable(name)) return place || "input";
      left.push([member, place ? `${place}.${String(name)}` : String(name)]);
    }
  }
  return undefined;
}

function membersOf(value: object): Iterable<[name: unknown, member: unknown]> {
  if (value instanceof FormData || value instanceof Map || value instanceof Set) return value.entries();
  if (Array.isArray(value)) return value.entries();
  return Object.entries(value);
}
