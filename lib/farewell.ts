import { runCommandLine } from "./command-line/run-command-line";
import { processTerminal } from "./command-line/terminal";

// Others must not read the backups, receipts and lists that a command makes.
process.umask(0o077);
// A kept connection, to Stripe for one, would hold the process for seconds after it is done.
process.exit(await runCommandLine(process.argv.slice(2), processTerminal));
