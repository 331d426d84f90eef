import type { Reader } from "@/db/write";
import { findPendingDeletion } from "@/lib/deletion/run/find-open-deletion";
import { isEnding } from "@/lib/sites/is-ending";

interface Receiver {
  siteId: number;
  contactId: number;
  beingErasedAt: number | null;
}

/**
 * Returns what keeps a letter back: the end of the site, or a deletion of its contact, also one that has yet to come to
 * them; null when nothing does.
 */
export function findWait(
  db: Reader,
  { siteId, contactId, beingErasedAt }: Receiver,
): "deletion" | "site_ending" | null {
  if (isEnding(db, siteId)) return "site_ending";
  return beingErasedAt !== null || findPendingDeletion(db, contactId) !== undefined ? "deletion" : null;
}
