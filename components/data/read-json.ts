import { CancelledError } from "@tanstack/react-query";
import { isPageLeft } from "./leave-page";
import { pageEndOf, tellPageEnd } from "./page-end";

/** Is thrown for an answer that is none, with its HTTP status. */
export class AnswerError extends Error {
  constructor(
    path: string,
    readonly status: number,
  ) {
    super(`${path.split("?")[0]} answered ${status}`);
  }
}

/** Reads one of our own GET routes. Throws when it refuses; that the session has ended, or works with another site, is said on the page. */
export function readJson<Body>(path: string, signal: AbortSignal): Promise<Body> {
  return answerOf(path, { signal });
}

/** Reads one of our own routes that take what they are asked in the body, because it may name a person. */
export function askJson<Body>(path: string, asked: object, signal: AbortSignal): Promise<Body> {
  const headers = { "content-type": "application/json" };
  return answerOf(path, { method: "POST", body: JSON.stringify(asked), headers, signal });
}

async function answerOf<Body>(path: string, request: RequestInit): Promise<Body> {
  // The query keeps the data it has.
  if (isPageLeft()) throw new CancelledError({ revert: true });
  const response = await fetch(path, request);
  const end = response.ok ? undefined : pageEndOf(await refusalIn(response));
  if (end) {
    tellPageEnd(end);
    // The query keeps the data it has, and code that waits for the reading goes on.
    throw new CancelledError({ revert: true });
  }
  if (!response.ok) throw new AnswerError(path, response.status);
  return response.json();
}

/** Reads a refusal. What stands between may answer with a page of its own, which is none. */
async function refusalIn(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}
