import { cookies } from "next/headers";
import { isHttps } from "@/lib/doors/sender";
import { browserCookie, browserCookieSeconds, newBrowserCookie } from "./known-browser";

/** Has this browser carry that somebody signed in with this email in it. */
export async function rememberBrowser(email: string, sent: Headers): Promise<void> {
  const jar = await cookies();
  jar.set(browserCookie, newBrowserCookie(email), {
    maxAge: browserCookieSeconds,
    httpOnly: true,
    sameSite: "lax",
    secure: isHttps(sent),
    path: "/sign-in",
  });
}
