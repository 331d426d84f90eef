import type { Database } from "@/db/open-database";
import { mayKnock } from "@/lib/doors/may-knock";
import { findUnsubscribe } from "./unsubscribe";

/**
 * Tells whether a sender may unsubscribe by a link. One that exists always may be used, because nobody can guess one;
 * those that do not are counted by sender.
 */
export async function mayUnsubscribe(db: Database, token: string, headers: Headers): Promise<boolean> {
  return findUnsubscribe(db, token) !== undefined || mayKnock("unsubscribe", headers);
}
