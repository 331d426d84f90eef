import type { Logger } from "pino";
import { log, logUnexpected } from "./log";

/**
 * Takes over what libraries write to the console about faults. Their messages quote what was sent, so the log gets an
 * error's place in the code instead; with `LOG_LEVEL=debug` it gets everything.
 */
export function quietConsole(target: Pick<Console, "error" | "warn">, to: Logger = log()): void {
  for (const level of ["error", "warn"] as const)
    target[level] = (...said: unknown[]) => {
      const error = said.find((part) => part instanceof Error);
      if (error) logUnexpected(error, to);
      else to[level]("a library wrote to the console; LOG_LEVEL=debug shows what");
      to.debug({ said: said.map((part) => (part instanceof Error ? part.stack : String(part))) });
    };
}
