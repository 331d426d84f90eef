import { isIPv6 } from "node:net";
import path from "node:path";
import { installationFolder } from "@/db/installation";
import { type Database, openDatabase } from "@/db/open-database";
import { type Environment, env } from "./env";
import { processSingleton } from "./process-singleton";

const everyInterface = ["0.0.0.0", "::"];

/** Returns the path of `DATA_DIR`. A relative one is in the installation's folder, whatever the working directory. */
export function dataDirectory(): string {
  return path.resolve(installationFolder, env().DATA_DIR);
}

export function databaseFile(): string {
  return path.join(dataDirectory(), "farewell.db");
}

export function database(): Database {
  return processSingleton("database", () => openDatabase(databaseFile()));
}

/** Returns the url at which people reach this instance, without a slash at the end. */
export function appUrl(): string {
  const { APP_URL } = env();
  return (APP_URL ?? ownUrl(env())).replace(/\/$/, "");
}

/** Returns the url at which this machine reaches what listens there. */
export function ownUrl({ HOST, PORT }: Pick<Environment, "HOST" | "PORT">): string {
  if (HOST === undefined || everyInterface.includes(HOST)) return `http://localhost:${PORT}`;
  return `http://${isIPv6(HOST) ? `[${HOST}]` : HOST}:${PORT}`;
}
