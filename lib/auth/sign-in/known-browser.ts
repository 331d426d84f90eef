import { createHmac, randomBytes } from "node:crypto";
import { derivedKey } from "@/lib/system/app-secret";
import { isSameToken } from "@/lib/values/token-hash";

/** Names the cookie by which a browser that signed in is known again. It gives no access. */
export const browserCookie = "farewell-browser";
export const browserCookieSeconds = 180 * 86_400;

const idBytes = 16;

/** Returns the cookie of a browser that has just signed in with this email. */
export function newBrowserCookie(email: string): string {
  const id = randomBytes(idBytes).toString("base64url");
  return `${id}.${proofOf(id, email)}`;
}

/** Returns the id in the cookie of a browser that signed in with this email before; undefined for any other. */
export function knownBrowserOf(cookie: string | undefined, email: string): string | undefined {
  const [id = "", proof = ""] = cookie?.split(".") ?? [];
  return isSameToken(proof, proofOf(id, email)) ? id : undefined;
}

function proofOf(id: string, email: string): string {
  return createHmac("sha256", derivedKey("known-browsers")).update(`${id}\n${email}`).digest("base64url");
}
