import { findSender } from "@/lib/auth/find-site-access";
import { database } from "@/lib/system/instance";
import { findFreshAt } from "./is-fresh";

/** Returns when whoever sent this request last proved that it is them. */
export async function currentFreshAt(): Promise<number | null> {
  const sender = await findSender();
  return sender ? findFreshAt(database(), sender.sessionId) : null;
}

/** Returns the session that sent this request, and the time. */
export async function currentSession(): Promise<{ ownSessionId: string; now: number }> {
  return { ownSessionId: (await findSender())?.sessionId ?? "", now: Date.now() };
}
