import { unansweredMessage } from "./action-messages";

/** Is a mutation that calls a server action. */
interface CalledAction<Result> {
  isError: boolean;
  data: Result | undefined;
}

/** Returns the refusal with which the action answered; undefined while there is none. */
export function refusalOf<Result extends { ok: boolean }>({
  data,
}: CalledAction<Result>): Extract<Result, { ok: false }> | undefined {
  return data && !data.ok ? (data as Extract<Result, { ok: false }>) : undefined;
}

/**
 * Says what went wrong with an action; undefined when nothing did. Replace `unanswered` where the owner should also
 * learn what then holds, or what to do.
 */
export function problemOf<Result extends { ok: boolean }>(
  called: CalledAction<Result>,
  messageOf: (refusal: Extract<Result, { ok: false }>) => string,
  unanswered = unansweredMessage,
): string | undefined {
  if (called.isError) return unanswered;
  const refused = refusalOf(called);
  return refused && messageOf(refused);
}
