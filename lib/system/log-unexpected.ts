import { randomUUID } from "node:crypto";
import { log } from "./log";

/** Logs what nobody expected and returns a reference to it. The stack holds code positions only, the message may hold data and stays out. */
export function logUnexpected(error: unknown): string {
  const reference = randomUUID();
  const stack = error instanceof Error ? error.stack?.split("\n    at ").slice(1, 8) : undefined;
  log().error({ reference, name: error instanceof Error ? error.name : typeof error, stack }, "unexpected");
  return reference;
}
