import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { nextCookies } from "better-auth/next-js";
import * as schema from "@/db/schema";
import { derivedKey } from "@/lib/system/app-secret";
import { env } from "@/lib/system/env";
import { database } from "@/lib/system/instance";

export const sessionSeconds = 7 * 86_400;
/** Is the age from which a session is prolonged when it is used. */
export const prolongAfterSeconds = 86_400;

function createAuth() {
  const baseURL = env().APP_URL ?? `http://localhost:${env().PORT}`;
  return betterAuth({
    baseURL,
    secret: derivedKey("sessions").toString("hex"),
    database: drizzleAdapter(database(), { provider: "sqlite", usePlural: true, schema }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10 },
    session: { expiresIn: sessionSeconds, updateAge: prolongAfterSeconds },
    telemetry: { enabled: false },
    plugins: [nextCookies()],
  });
}

let created: ReturnType<typeof createAuth> | undefined;

/** Returns better-auth on our own database. Only server code calls it: none of its HTTP routes are mounted. */
export function auth() {
  created ??= createAuth();
  return created;
}
