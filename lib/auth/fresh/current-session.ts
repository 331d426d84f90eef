import { auth } from "@/lib/auth/auth";
import { sentHeaders } from "@/lib/auth/sent-headers";
import { database } from "@/lib/system/instance";
import { findFreshAt } from "./is-fresh";

/** Returns the id of the session that this request was sent in; undefined without one. */
export async function findSessionId(): Promise<string | undefined> {
  const sent = await sentHeaders();
  const found = await auth(sent).api.getSession({ headers: sent, query: { disableRefresh: true } });
  return found?.session.id;
}

/** Returns when whoever sent this request last proved that it is them. */
export async function currentFreshAt(): Promise<number | null> {
  const sessionId = await findSessionId();
  return sessionId === undefined ? null : findFreshAt(database(), sessionId);
}
