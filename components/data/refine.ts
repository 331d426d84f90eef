import type { QueryFunctionContext } from "@tanstack/react-query";
import { askJson, readJson } from "./read-json";

interface Refined {
  /** Is the cursor with which to go on; null once it is exact. */
  next: string | null;
}

/**
 * Asks a counting route on until its answer is exact, and shows each answer meanwhile. Goes on from an answer that
 * is there unfinished, as from the page; after a failure it starts anew. An exact answer stays until the next one.
 */
export async function refine<Body extends Refined>(
  path: string,
  { client, queryKey, signal }: QueryFunctionContext,
  /** Is what is asked in the body of each request, where that may name a person. */
  asked?: object,
): Promise<Body> {
  const state = client.getQueryState<Body>(queryKey);
  const startsAnew = state === undefined || state.isInvalidated || state.fetchFailureCount > 0;
  const known = startsAnew ? undefined : state.data;
  let answer = known?.next ? known : await ask<Body>(path, null, signal, asked);
  while (answer.next !== null) {
    if (state?.data === undefined || state.data.next !== null) client.setQueryData(queryKey, answer);
    answer = await ask<Body>(path, answer.next, signal, asked);
  }
  return answer;
}

function ask<Body>(
  path: string,
  next: string | null,
  signal: AbortSignal,
  asked: object | undefined,
): Promise<Body> {
  if (asked) return askJson(path, next === null ? asked : { ...asked, next }, signal);
  if (next === null) return readJson(path, signal);
  return readJson(`${path}${path.includes("?") ? "&" : "?"}${new URLSearchParams({ next })}`, signal);
}

/** Is how long an answer counts as fresh: not at all while it is not exact. */
export function freshFor(ms: number) {
  return ({ state }: { state: { data: Refined | undefined } }): number =>
    state.data !== undefined && state.data.next !== null ? 0 : ms;
}
