import type { Database } from "@/db/open-database";
import { mayKnock } from "@/lib/doors/may-knock";
import { findSiteOfOptIn } from "./confirm-opt-in";

/**
 * Tells whether a sender may press the button of a link. A link that exists always may be used, because nobody can
 * guess one; those that do not are counted by sender.
 */
export async function mayConfirm(db: Database, token: string, headers: Headers): Promise<boolean> {
  return findSiteOfOptIn(db, token) !== undefined || mayKnock("confirm", headers);
}
