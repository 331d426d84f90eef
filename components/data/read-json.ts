import { CancelledError } from "@tanstack/react-query";
import { tellSessionOver } from "./session-over";

/** Is thrown for an answer that is none, with its HTTP status. */
export class AnswerError extends Error {
  constructor(
    path: string,
    readonly status: number,
  ) {
    super(`${path.split("?")[0]} answered ${status}`);
  }
}

/** Reads one of our own GET routes. Throws when it refuses; a session that has ended is said on the page. */
export function readJson<Body>(path: string, signal: AbortSignal): Promise<Body> {
  return answerOf(path, { signal });
}

/** Reads one of our own routes that take what they are asked in the body, because it may name a person. */
export function askJson<Body>(path: string, asked: object, signal: AbortSignal): Promise<Body> {
  const headers = { "content-type": "application/json" };
  return answerOf(path, { method: "POST", body: JSON.stringify(asked), headers, signal });
}

async function answerOf<Body>(path: string, request: RequestInit): Promise<Body> {
  const response = await fetch(path, request);
  if (response.status === 401) {
    tellSessionOver();
    // The query keeps the data it has, and code that waits for the reading goes on.
    throw new CancelledError({ revert: true });
  }
  if (!response.ok) throw new AnswerError(path, response.status);
  return response.json();
}
