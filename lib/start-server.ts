import { env } from "./system/env";
import { database } from "./system/instance";
import { mustStart } from "./system/must-start";

/** Makes sure that the process which answers people can: its settings and its database. */
export function startServer(): void {
  mustStart(() => {
    env();
    database();
  });
}
