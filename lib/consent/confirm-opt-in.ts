import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { contacts, optInRequests, sites } from "@/db/schema";
import { type Reader, write } from "@/db/write";
import { recordConsentEvent } from "./record-consent-event";
import { tokenHashOf } from "./token-hash";

export const confirmationWording = "Yes, send me e-mail";

export type OptInRefusal = { ok: false; refusal: "not_found" | "expired" };

/** What the page shows before anything is confirmed. Looking changes nothing: link scanners look too. */
export function findOptIn(
  db: Database,
  token: string,
  now: number,
): { ok: true; siteName: string; isConfirmed: boolean } | OptInRefusal {
  const found = find(db, token);
  if (!found) return { ok: false, refusal: "not_found" };
  if (found.confirmedAt === null && found.expiresAt <= now) return { ok: false, refusal: "expired" };
  return { ok: true, siteName: found.siteName, isConfirmed: found.confirmedAt !== null };
}

/**
 * The person confirms: the only way in which anyone becomes subscribed. Recorded with when and with which
 * wording. A token works once; used again it changes nothing. One of a contact erased meanwhile is not found.
 */
export function confirmOptIn(
  db: Database,
  token: string,
  now: number,
): { ok: true; siteName: string } | OptInRefusal {
  return write(db, (tx): { ok: true; siteName: string } | OptInRefusal => {
    const found = find(tx, token);
    if (!found) return { ok: false, refusal: "not_found" };
    const { contactId, id, siteName } = found;
    if (found.confirmedAt !== null) return { ok: true, siteName };
    if (found.expiresAt <= now) return { ok: false, refusal: "expired" };
    tx.update(optInRequests)
      .set({ confirmedAt: now })
      .where(and(eq(optInRequests.contactId, contactId), eq(optInRequests.id, id)))
      .run();
    tx.update(contacts)
      .set({ marketingStatus: "subscribed", updatedAt: now, lastActivityAt: now })
      .where(eq(contacts.id, contactId))
      .run();
    recordConsentEvent(db, contactId, "confirmed", "double opt-in", now, confirmationWording);
    return { ok: true, siteName };
  });
}

function find(db: Reader, token: string) {
  return db
    .select({
      contactId: optInRequests.contactId,
      id: optInRequests.id,
      expiresAt: optInRequests.expiresAt,
      confirmedAt: optInRequests.confirmedAt,
      siteName: sites.name,
    })
    .from(optInRequests)
    .innerJoin(contacts, eq(contacts.id, optInRequests.contactId))
    .innerJoin(sites, eq(sites.id, contacts.siteId))
    .where(and(eq(optInRequests.tokenHash, tokenHashOf(token)), isNull(contacts.beingErasedAt)))
    .get();
}
