import { cookies, headers } from "next/headers";

/**
 * Returns the headers of the request, with the cookies that an action has set meanwhile: the page that comes with its
 * answer is read in the session that it began, not in the one that it ended.
 */
export async function sentHeaders(): Promise<Headers> {
  const [sent, jar] = [new Headers(await headers()), await cookies()];
  const pairs = jar.getAll().map(({ name, value }) => `${name}=${encodeURIComponent(value)}`);
  sent.set("cookie", pairs.join("; "));
  return sent;
}
