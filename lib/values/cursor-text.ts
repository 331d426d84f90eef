import { parseJson } from "./parse-json";

/** Writes what a cursor holds as text for a url. It is no secret, and whoever reads it checks it. */
export function cursorText(held: object): string {
  return Buffer.from(JSON.stringify(held)).toString("base64url");
}

/** Returns what the text of a cursor holds, unchecked; undefined when it is no such text. */
export function readCursorText(text: string): unknown {
  return parseJson(Buffer.from(text, "base64url").toString());
}
