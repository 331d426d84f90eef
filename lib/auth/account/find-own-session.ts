import { auth } from "@/lib/auth/auth";

/** Returns the id of the session with which a request was sent; undefined when there is none. */
export async function findOwnSessionId(sent: Headers): Promise<string | undefined> {
  const found = await auth(sent).api.getSession({ headers: sent, query: { disableRefresh: true } });
  return found?.session.id;
}
