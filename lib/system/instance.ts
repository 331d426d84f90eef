import path from "node:path";
import { installationFolder } from "@/db/installation";
import { type Database, openDatabase } from "@/db/open-database";
import { env } from "./env";
import { processSingleton } from "./process-singleton";

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
  const { APP_URL, PORT } = env();
  return (APP_URL ?? `http://localhost:${PORT}`).replace(/\/$/, "");
}
