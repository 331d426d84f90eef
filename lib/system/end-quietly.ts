import { logUnexpected } from "./log";

/**
 * Has this process end, as it would anyway, when nobody caught an error, but with its place in the code in the log: Node
 * would print its message, which may quote what was sent.
 */
export function endQuietly(): void {
  process.on("uncaughtException", (error) => {
    logUnexpected(error);
    process.exit(1);
  });
}
