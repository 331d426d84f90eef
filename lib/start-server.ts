import { renewSetUpLink } from "./auth/accounts/set-up-link";
import { setUpLinkMessage } from "./auth/sign-in/form-messages";
import { requireComparedLedger } from "./ledger/replay/require-compared";
import { requireSecret } from "./secret/require-secret";
import { env } from "./system/env";
import { database } from "./system/instance";
import { keepFolderPrivate } from "./system/keep-folder-private";
import { mustStart } from "./system/must-start";

/**
 * Makes sure that the process which answers people can: its settings, its database and the secret of that. Prints the
 * link to set up an instance that nobody owns.
 */
export function startServer(): void {
  mustStart(() => {
    env();
    keepFolderPrivate();
    requireSecret(database(), Date.now());
    requireComparedLedger(database());
  });
  const link = renewSetUpLink(database());
  if (link !== undefined) process.stdout.write(setUpLinkMessage(link));
}
