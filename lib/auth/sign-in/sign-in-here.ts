import { cookies, headers } from "next/headers";
import { after } from "next/server";
import { database } from "@/lib/system/instance";
import { auditSignIn } from "./audit-sign-in";
import { browserCookie } from "./known-browser";
import { rememberBrowser } from "./remember-browser";
import { type SignInOutcome, signIn } from "./sign-in";

/**
 * Signs this browser in and remembers it, unless a code is still needed. What came of it is written down after the
 * answer, whose time tells nothing.
 */
export async function signInHere(email: string, password: string): Promise<SignInOutcome> {
  const [sent, jar] = [await headers(), await cookies()];
  const outcome = await signIn({ email, password, sent, browser: jar.get(browserCookie)?.value });
  if (outcome.ok && !outcome.needsCode) await rememberBrowser(email, sent);
  after(() => auditSignIn(database(), email, outcome, Date.now()));
  return outcome;
}
