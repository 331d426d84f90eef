export type BodyPart = { kind: "text" | "link"; text: string };

/**
 * Splits plain text into paragraphs (at blank lines) of lines of parts. Bare http and https URLs become links,
 * without the punctuation around them. The parts joined give the text again.
 */
export function bodyParagraphs(body: string): BodyPart[][][] {
  return body
    .replace(/\r\n?/g, "\n")
    .split(/\n[^\S\n]*\n\s*/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "")
    .map((paragraph) => paragraph.split("\n").map(lineParts));
}

function lineParts(line: string): BodyPart[] {
  const parts: BodyPart[] = [];
  let textFrom = 0;
  for (const match of line.matchAll(/\bhttps?:\/\/[^\s<>"“”]{1,2000}/giu)) {
    const url = withoutSentencePunctuation(match[0]);
    if (!URL.canParse(url)) continue;
    if (match.index > textFrom) parts.push({ kind: "text", text: line.slice(textFrom, match.index) });
    parts.push({ kind: "link", text: url });
    textFrom = match.index + url.length;
  }
  if (textFrom < line.length) parts.push({ kind: "text", text: line.slice(textFrom) });
  return parts;
}

/**
 * Removes the sentence's punctuation from the end of a URL. Keeps a closing bracket that the URL opened, as in
 * /wiki/Farewell_(song).
 */
function withoutSentencePunctuation(match: string): string {
  let url = match;
  while (/[.,;:!?'’…)\]]$/u.test(url)) {
    if (url.endsWith(")") && count(url, "(") >= count(url, ")")) break;
    if (url.endsWith("]") && count(url, "[") >= count(url, "]")) break;
    url = url.slice(0, -1);
  }
  return url;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
