import { type NextRequest, NextResponse } from "next/server";
import { askedPathHeader } from "@/lib/auth/return-path";
import { isFramable, nonceHeader, pagePolicy } from "@/lib/doors/content-policy";

const policyHeader = "content-security-policy";
// biome-ignore lint/style/noProcessEnv: Next replaces this one at build time.
const isDeveloping = process.env.NODE_ENV === "development";

/**
 * Tells pages which page was asked for, so that signing in leads back to it, and gives each a policy with a nonce of
 * its own. Whatever the sender says is replaced.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const nonce = btoa(crypto.randomUUID());
  const policy = pagePolicy({ nonce, isFramable: isFramable(pathname), isDeveloping });
  const headers = new Headers(request.headers);
  headers.set(askedPathHeader, pathname + search);
  headers.set(nonceHeader, nonce);
  // Next puts the nonce of this header on its own scripts.
  headers.set(policyHeader, policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set(policyHeader, policy);
  return response;
}

export const config = {
  /** Leaves out what is no page. */
  matcher: "/((?!api/|metrics$|_next/|icons/|favicon.ico$|icon.svg$|manifest.webmanifest$|robots.txt$).*)",
};
