import { randomUUID } from "node:crypto";
import pino, { type Logger } from "pino";
import { env } from "./env";

let logger: Logger | undefined;

/**
 * The process log. Ids and counts only: never a name or an address of a contact. Made at its first use, so that
 * importing a module reads no settings.
 */
export function log(): Logger {
  logger ??= pino({ level: env().LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  return logger;
}

/** Logs what nobody expected and returns a reference to it. The stack holds code positions only, the message may hold data and stays out. */
export function logUnexpected(error: unknown): string {
  const reference = randomUUID();
  const stack = error instanceof Error ? error.stack?.split("\n    at ").slice(1, 8) : undefined;
  log().error({ reference, name: error instanceof Error ? error.name : typeof error, stack }, "unexpected");
  return reference;
}
