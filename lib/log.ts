import pino from "pino";
import { env } from "./env";

/** The process log. Ids and counts only: never a name or an address of a contact. */
export const log = pino({ level: env().LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime });
