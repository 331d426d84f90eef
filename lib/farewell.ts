import { processTerminal } from "./command-line/frame/terminal";
import { runCommandLine } from "./command-line/run-command-line";

/** Keeps what a command makes from other users of the machine. */
const forOthers = 0o077;

process.umask(forOthers);
// A kept connection, to Stripe for one, would hold the process for seconds after it is done.
process.exit(await runCommandLine(process.argv.slice(2), processTerminal));
