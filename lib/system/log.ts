import { randomUUID } from "node:crypto";
import pino, { type Logger } from "pino";
import { env } from "./env";
import { faultCodeOf, storageFaultOf } from "./faults/storage-fault";
import { noteFault } from "./recent-fault";

const place = /(?:^|[\s(])(?:[^\s()]+:\d+:\d+|native|<anonymous>)\)?$/;

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
  const fault = storageFaultOf(error);
  if (fault) noteFault(fault);
  const name = error instanceof Error ? plainNameOf(error) : typeof error;
  to.error({ reference, name, code: faultCodeOf(error), stack: placesOf(error) }, "unexpected");
  return reference;
}

/** Returns the places of the stack: only lines that end in one, because a message may hold lines that look alike. */
function placesOf(error: unknown): string[] | undefined {
  if (!(error instanceof Error)) return undefined;
  const { stack = "", message } = error;
  const said = String(error);
  const messageAt = stack.indexOf(message);
  const saidLength = messageAt < 0 ? 0 : messageAt + message.length;
  return stack
    .slice(stack.startsWith(said) ? said.length : saidLength)
    .split("\n    at ")
    .slice(1)
    .filter((line) => place.test(line))
    .slice(0, 7);
}

function plainNameOf({ name }: Error): string {
  return /^\w{1,60}$/.test(name) ? name : "Error";
}

function digestOf(error: unknown): string | undefined {
  const digest = error instanceof Error && "digest" in error ? error.digest : undefined;
  return typeof digest === "string" && /^\d+$/.test(digest) ? digest : undefined;
}
