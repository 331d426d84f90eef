import { runCommandLine } from "./command-line/run-command-line";
import { processTerminal } from "./command-line/terminal";

// A kept connection, to Stripe for one, would hold the process for seconds after it is done.
process.exit(await runCommandLine(process.argv.slice(2), processTerminal));
