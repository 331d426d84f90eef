import { cookies, headers } from "next/headers";
import { after } from "next/server";
import { isHttps } from "@/lib/doors/sender";
import { database } from "@/lib/system/instance";
import { auditSignIn } from "./audit-sign-in";
import { browserCookie, browserCookieSeconds, newBrowserCookie } from "./known-browser";
import { type SignInOutcome, signIn } from "./sign-in";

/** Signs this browser in and remembers it. What came of it is written down after the answer, whose time tells nothing. */
export async function signInHere(email: string, password: string): Promise<SignInOutcome> {
  const [sent, jar] = [await headers(), await cookies()];
  const outcome = await signIn({ email, password, sent, browser: jar.get(browserCookie)?.value });
  if (outcome.ok)
    jar.set(browserCookie, newBrowserCookie(email), {
      maxAge: browserCookieSeconds,
      httpOnly: true,
      sameSite: "lax",
      secure: isHttps(sent),
      path: "/sign-in",
    });
  after(() => auditSignIn(database(), email, outcome, Date.now()));
  return outcome;
}
