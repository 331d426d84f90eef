import { createHmac, randomBytes } from "node:crypto";
import fs from "node:fs";
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

/**
 * Returns `APP_SECRET`, or else the secret in the data folder. The first use creates that file, readable only by its
 * owner.
 */
function appSecret(): string {
  return processSingleton(
    "secret",
    () => env().APP_SECRET ?? storedSecret(path.join(dataDirectory(), "app-secret")),
  );
}

/** Returns a key for one purpose. Keys of different purposes reveal nothing about each other. */
export function derivedKey(
  purpose:
    | "counted-payments"
    | "erased-customers"
    | "erased-identities"
    | "letter-tokens"
    | "manifest-requests"
    | "sealed-settings"
    | "sessions",
): Buffer {
  return processSingleton(`key for ${purpose}`, () =>
    createHmac("sha256", appSecret()).update(`farewell:${purpose}`).digest(),
  );
}

function storedSecret(file: string): string {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  try {
    fs.writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return fs.readFileSync(file, "utf8").trim();
}
