import { requireEnvironmentSite } from "./billing/stripe/account/environment-site";
import { mendAddresses } from "./contacts/change/mend-addresses";
import { env } from "./system/env";
import { database } from "./system/instance";
import { startWorker } from "./worker";

/** Refuses to start with settings that are wrong or a database that is not what deletion relies on. */
export function startServer(): void {
  try {
    requireEnvironmentSite(database(), env());
    mendAddresses(database(), Date.now());
  } catch (error) {
    process.stderr.write(
      `Farewell cannot start. ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exit(1);
  }
  void startWorker();
}
