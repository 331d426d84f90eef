import { tagKey } from "@/lib/values/tag-key";

const longestTag = 100;
const separators = /\s:::\s|[,;|\n\r]/g;

/**
 * Splits a cell into its tags, in order, by comma, semicolon, bar, line break or Google's ":::"; a quoted tag stays
 * whole. Drops doubles in any case, cuts tags to 100 characters and leaves out Google's own groups ("* myContacts"),
 * which nobody chose. Takes linear time.
 */
export function splitTags(cell: string): string[] {
  const trimmed = cell.trim();
  const isJson = /^\[\s*"/.test(trimmed) && /"\s*\]$/.test(trimmed);
  const list = isJson ? trimmed.slice(1, -1) : cell;
  const tags = new Map<string, string>();
  for (const { text, isQuoted } of partsOf(list)) {
    const tag = shortened(text);
    if (tag === "" || (!isQuoted && tag.startsWith("* "))) continue;
    if (!tags.has(tagKey(tag))) tags.set(tagKey(tag), tag);
  }
  return [...tags.values()];
}

/** Returns one cell from which `splitTags` reads exactly these tags. Quotes tags that hold a separator. */
export function joinTags(tags: string[]): string {
  return tags
    .map((tag) => (/[,;|"\n\r]|:::|^[[*]/.test(tag) ? `"${tag.replaceAll('"', '""')}"` : tag))
    .join(", ");
}

function* partsOf(list: string): Generator<{ text: string; isQuoted: boolean }> {
  for (let start = 0; start <= list.length; ) {
    const quoted = quotedAt(list, start);
    if (quoted) yield { text: quoted.text, isQuoted: true };
    separators.lastIndex = quoted?.end ?? start;
    const separator = separators.exec(list);
    const end = separator?.index ?? list.length;
    if (!quoted) yield { text: list.slice(start, end), isQuoted: false };
    start = end + (separator?.[0].length ?? 1);
  }
}

/** Returns the quoted tag that begins here and ends at the next separator. */
function quotedAt(list: string, start: number): { text: string; end: number } | undefined {
  let open = start;
  while (list[open] === " ") open += 1;
  if (list[open] !== '"') return undefined;
  let close = list.indexOf('"', open + 1);
  while (close >= 0 && list[close + 1] === '"') close = list.indexOf('"', close + 2);
  if (close < 0) return undefined;
  if (!/^\s*($|[,;|\n\r]|:::)/.test(list.slice(close + 1, close + 101))) return undefined;
  return { text: list.slice(open + 1, close).replaceAll('""', '"'), end: close + 1 };
}

/** Cuts a tag by code points, so that no emoji is halved. */
function shortened(tag: string): string {
  return [...tag.trim()].slice(0, longestTag).join("").trim();
}
