const longestTag = 100;

/**
 * The tags in one cell, in order: separated by comma, semicolon, bar, line break or Google's ":::", a
 * quoted tag whole. Doubles in any case are dropped, tags cut to 100 characters, and Google's own groups
 * ("* myContacts") left out, since nobody chose them.
 */
export function splitTags(cell: string): string[] {
  const list = /^\[\s*".*"\s*\]$/s.test(cell.trim()) ? cell.trim().slice(1, -1) : cell;
  const tags = new Map<string, string>();
  for (const [part] of list
    .replace(/\s:::\s/g, ",")
    .matchAll(/\s*"(?:[^"]|"")*"(?=\s*(?:[,;|\n\r]|$))|[^,;|\n\r]+/g)) {
    const tag = shortened(unquoted(part.trim()));
    if (tag !== "" && !tag.startsWith("* ") && !tags.has(tag.toLowerCase())) tags.set(tag.toLowerCase(), tag);
  }
  return [...tags.values()];
}

function unquoted(part: string): string {
  return /^".*"$/s.test(part) ? part.slice(1, -1).replaceAll('""', '"') : part;
}

/** Cut by code points, so that no emoji is halved. */
function shortened(tag: string): string {
  return [...tag.trim()].slice(0, longestTag).join("").trim();
}
