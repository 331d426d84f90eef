import type { QueryFunctionContext } from "@tanstack/react-query";
import { readJson } from "./read-json";

interface Part {
  /** Is the cursor with which to go on; null at the end. */
  next: string | null;
}

/**
 * Asks a counting route on until it is at its end, and shows after each answer what is known so far: each answer has
 * counts of its part only, and `join` adds them to the earlier ones.
 */
export async function refineParts<Body extends Part>(
  path: string,
  { client, queryKey, signal }: QueryFunctionContext,
  join: (known: Body, part: Body) => Body,
): Promise<Body> {
  const hasShown = client.getQueryData(queryKey) !== undefined;
  let known = await readJson<Body>(path, signal);
  while (known.next !== null) {
    if (!hasShown) client.setQueryData(queryKey, known);
    const separator = path.includes("?") ? "&" : "?";
    const rest = new URLSearchParams({ next: known.next });
    known = join(known, await readJson<Body>(`${path}${separator}${rest}`, signal));
  }
  return known;
}
