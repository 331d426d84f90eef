import { requireSecret } from "./secret/require-secret";
import { env } from "./system/env";
import { database } from "./system/instance";
import { mustStart } from "./system/must-start";

/** Makes sure that the process which answers people can: its settings, its database and the secret of that. */
export function startServer(): void {
  mustStart(() => {
    env();
    requireSecret(database(), Date.now());
  });
}
