import { randomUUID } from "node:crypto";
import pino, { type Logger } from "pino";
import { env } from "./env";
import { faultCodeOf, storageFaultOf } from "./faults/storage-fault";
import { noteFault } from "./recent-fault";

let logger: Logger | undefined;

/**
 * Returns the process log. Log only ids and counts, never a contact's name or email. The first use creates the
 * logger, so that importing a module reads no settings.
 */
export function log(): Logger {
  logger ??= pino({ level: env().LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  return logger;
}

/**
 * Logs an unexpected error and returns a reference to it, the one that Next shows where it gave one. Logs only its code
 * and places of the stack, because the message may hold personal data. Notes a fault of the machine.
 */
export function logUnexpected(error: unknown, to: Logger = log()): string {
  const reference = digestOf(error) ?? randomUUID();
  const stack = error instanceof Error ? error.stack?.split("\n    at ").slice(1, 8) : undefined;
  const fault = storageFaultOf(error);
  if (fault) noteFault(fault);
  const name = error instanceof Error ? error.name : typeof error;
  to.error({ reference, name, code: faultCodeOf(error), stack }, "unexpected");
  return reference;
}

function digestOf(error: unknown): string | undefined {
  const digest = error instanceof Error && "digest" in error ? error.digest : undefined;
  return typeof digest === "string" && /^\d+$/.test(digest) ? digest : undefined;
}
