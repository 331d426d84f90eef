import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { contacts, optInRequests, sites } from "@/db/schema";
import { type Reader, type Transaction, write } from "@/db/write";
import type { Role } from "@/lib/auth/site-access";
import { tokenHashOf } from "@/lib/values/token-hash";
import { isOwnersToken } from "./letter-token";
import { recordConsentEvent } from "./record-consent-event";

export const confirmationWording = "Yes, send me email";

/** Names a confirmation in consent records: by the person, or by an owner while nothing could be sent. */
export const confirmedBy = { person: "double opt-in", owner: "the owner, no mail server" } as const;

export type OptInRefusal = { ok: false; refusal: "not_found" | "expired" | "signed_in" };

/** Is how an opt-in stands for the person who opened its link, or pressed its button. */
export type OptInAnswer = "unconfirmed" | "confirmed" | "too_many" | "unexpected" | OptInRefusal["refusal"];

/** Says where the link was opened. Someone who runs the site must not press the button for a person. */
export interface ConfirmingBrowser {
  signedInAs: Role | undefined;
  /** Tells whether mail leaves the site, so that the person can have a link of their own. */
  hasMailServer: boolean;
}

const plainBrowser: ConfirmingBrowser = { signedInAs: undefined, hasMailServer: false };

/** Returns what the page shows before anything is confirmed. Changes nothing, because link scanners look too. */
export function findOptIn(
  db: Database,
  token: string,
  now: number,
  browser = plainBrowser,
): { ok: true; siteName: string; isConfirmed: boolean } | OptInRefusal {
  const found = find(db, token);
  if (!found) return { ok: false, refusal: "not_found" };
  if (found.confirmedAt === null && found.expiresAt <= now) return { ok: false, refusal: "expired" };
  const isConfirmed = found.confirmedAt !== null;
  const refused = isConfirmed ? undefined : refusalOf(token, browser);
  return refused ?? { ok: true, siteName: found.siteName, isConfirmed };
}

/** Returns the site whose contact a token is of; undefined for an unknown token. */
export function findSiteOfOptIn(db: Database, token: string): number | undefined {
  return find(db, token)?.siteId;
}

/**
 * Subscribes the person who confirms, and records when and with which wording. A token works once; a second use
 * changes nothing. A contact erased meanwhile is not found. An owner's token is recorded as the owner's.
 */
export function confirmOptIn(
  db: Database,
  token: string,
  now: number,
  browser = plainBrowser,
): { ok: true; siteName: string } | OptInRefusal {
  return write(db, (tx): { ok: true; siteName: string } | OptInRefusal => {
    const found = find(tx, token);
    if (!found) return { ok: false, refusal: "not_found" };
    const { contactId, id, siteName } = found;
    if (found.confirmedAt !== null) return { ok: true, siteName };
    if (found.expiresAt <= now) return { ok: false, refusal: "expired" };
    const refused = refusalOf(token, browser);
    if (refused) return refused;
    tx.update(optInRequests)
      .set({ confirmedAt: now })
      .where(and(eq(optInRequests.contactId, contactId), eq(optInRequests.id, id)))
      .run();
    tx.update(contacts)
      .set({ marketingStatus: "subscribed", updatedAt: now, lastActivityAt: now })
      .where(eq(contacts.id, contactId))
      .run();
    closeWaiting(tx, contactId, isOwnersToken(token));
    const by = isOwnersToken(token) ? confirmedBy.owner : confirmedBy.person;
    recordConsentEvent(tx, contactId, "confirmed", by, now, confirmationWording);
    return { ok: true, siteName };
  });
}

/**
 * Closes letters that wait to be sent and have nothing to ask any more. The outbox shows an owner's answer for
 * thirty days.
 */
function closeWaiting(tx: Transaction, contactId: number, isByOwner: boolean): void {
  const waits = "contact_id = ? AND kind = 'transactional' AND state = 'queued'";
  if (!isByOwner) prepared(tx, `DELETE FROM outgoing_mail WHERE ${waits}`).run(contactId);
  else
    prepared(
      tx,
      `UPDATE outgoing_mail SET state = 'unsent', problem = 'Confirmed by the owner, no mail server.', seed = NULL,
         parameters = '{}' WHERE ${waits}`,
    ).run(contactId);
}

function refusalOf(
  token: string,
  { signedInAs, hasMailServer }: ConfirmingBrowser,
): OptInRefusal | undefined {
  // The owner's link was taken from the outbox before a mail server was set. Now the person gets a link of their own.
  if (isOwnersToken(token) && hasMailServer) return { ok: false, refusal: "not_found" };
  const isOwners = isOwnersToken(token) && signedInAs === "owner";
  return signedInAs === undefined || isOwners ? undefined : { ok: false, refusal: "signed_in" };
}

function find(db: Reader, token: string) {
  return db
    .select({
      contactId: optInRequests.contactId,
      id: optInRequests.id,
      expiresAt: optInRequests.expiresAt,
      confirmedAt: optInRequests.confirmedAt,
      siteId: sites.id,
      siteName: sites.name,
    })
    .from(optInRequests)
    .innerJoin(contacts, eq(contacts.id, optInRequests.contactId))
    .innerJoin(sites, eq(sites.id, contacts.siteId))
    .where(and(eq(optInRequests.tokenHash, tokenHashOf(token)), isNull(contacts.beingErasedAt)))
    .get();
}
