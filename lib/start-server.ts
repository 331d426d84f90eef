import { requireEnvironmentSite } from "./billing/stripe/account/environment-site";
import { mendEmails } from "./contacts/change/mend-emails";
import { env } from "./system/env";
import { database } from "./system/instance";
import { startWorker } from "./worker";

/** Starts the worker. Exits with an error when a setting is wrong or the database lacks what deletion relies on. */
export function startServer(): void {
  try {
    requireEnvironmentSite(database(), env());
    mendEmails(database(), Date.now());
  } catch (error) {
    process.stderr.write(
      `Farewell cannot start. ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exit(1);
  }
  void startWorker();
}
