import type { Database } from "@/db/open-database";
import { isErasedSince } from "@/lib/consent/admit-contact";
import {
  anyReason,
  type ErasedIdentity,
  findErasedIdentity,
} from "@/lib/consent/identities/erased-identities";

/** Says what is remembered of a contact's email from before they came. Times are in UTC ms. */
export interface CameBack extends ErasedIdentity {
  /** Is true once they have confirmed since, so that marketing email may go to them. */
  hasConfirmed: boolean;
}

interface Arrived {
  id: number;
  email: string;
  createdAt: number;
}

/**
 * Finds what is remembered of a contact's email. Null when nothing is, and when someone else was deleted under it
 * after this contact came.
 */
export function findCameBack(
  db: Database,
  siteId: number,
  { id, email, createdAt }: Arrived,
): CameBack | null {
  const erased = findErasedIdentity(db, siteId, email, anyReason);
  if (!erased || (erased.reason === "deleted" && erased.erasedAt >= createdAt)) return null;
  return { ...erased, hasConfirmed: !isErasedSince(db, siteId, email, id) };
}
