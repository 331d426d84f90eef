import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { nextCookies } from "better-auth/next-js";
import type { Database } from "@/db/open-database";
import * as schema from "@/db/schema";
import { derivedKey } from "@/lib/system/app-secret";
import { appUrl, database } from "@/lib/system/instance";

export const sessionSeconds = 7 * 86_400;
/** Is the age from which a session is prolonged when it is used. */
export const prolongAfterSeconds = 86_400;

/**
 * Makes better-auth on a database, for people who reach the instance at `baseURL`. `key` is the instance's key for
 * sessions.
 */
export function createAuth(db: Database, key: Buffer, baseURL: string) {
  return betterAuth({
    baseURL,
    secret: key.toString("hex"),
    database: drizzleAdapter(db, { provider: "sqlite", usePlural: true, schema }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10 },
    session: { expiresIn: sessionSeconds, updateAge: prolongAfterSeconds },
    telemetry: { enabled: false },
    plugins: [nextCookies()],
  });
}

let created: ReturnType<typeof createAuth> | undefined;

/** Returns better-auth on our own database. Only server code calls it: none of its HTTP routes are mounted. */
export function auth() {
  created ??= createAuth(database(), derivedKey("sessions"), appUrl());
  return created;
}
