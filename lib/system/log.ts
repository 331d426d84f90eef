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
