import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { nextCookies } from "better-auth/next-js";
import { twoFactor } from "better-auth/plugins/two-factor";
import type { Database } from "@/db/open-database";
import * as schema from "@/db/schema";
import { isHttps, senderHeader } from "@/lib/doors/sender";
import { derivedKey } from "@/lib/system/app-secret";
import { appUrl, database } from "@/lib/system/instance";
import { sessionPlugin } from "./begin-session";

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
    advanced: { ipAddress: { ipAddressHeaders: [senderHeader] }, ...cookiesFor(baseURL) },
    // It warns of every wrong password, which History tells.
    logger: { level: "error" },
    telemetry: { enabled: false },
    plugins: [twoFactor(), sessionPlugin, nextCookies()],
  });
}

/** Returns how cookies are named: over TLS so that no other host, and no page without TLS, can set one. */
function cookiesFor(baseURL: string) {
  const onlyThisHost = { cookiePrefix: "__Host-better-auth", defaultCookieAttributes: { secure: true } };
  // better-auth's own prefix, `__Secure-`, would stand before this one.
  return { useSecureCookies: false, ...(baseURL.startsWith("https:") && onlyThisHost) };
}

const created = new Map<string, ReturnType<typeof createAuth>>();

/**
 * Returns better-auth on our own database, for a request with these headers: what is sent over TLS gets cookies that
 * never leave it. Only server code calls it: none of its HTTP routes are mounted.
 */
export function auth(sent: Headers) {
  const scheme = isHttps(sent) ? "https" : "http";
  const known =
    created.get(scheme) ??
    createAuth(database(), derivedKey("sessions"), appUrl().replace(/^https?/, scheme));
  created.set(scheme, known);
  return known;
}
