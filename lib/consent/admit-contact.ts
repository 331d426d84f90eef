import { and, eq, gt } from "drizzle-orm";
import { searchTextOf } from "@/db/fold-for-search";
import { consentEvents, contacts } from "@/db/schema";
import type { Transaction } from "@/db/write";
import type { MarketingStatus } from "@/lib/contacts/marketing-status";
import { findErasedAt } from "./erased-identities";
import { requestOptIn } from "./request-opt-in";
import { type MarketingWish, statusOnArrival } from "./status-on-arrival";

interface Arrival {
  siteId: number;
  /** Normalised. */
  email: string;
  /** Fills in a name that is missing; one that is known is not replaced. */
  name: string;
  source: "form" | "import" | "manual" | "api" | "checkout";
  wish: MarketingWish;
}

export type Admission =
  | { ok: true; contactId: number; isNew: boolean; status: MarketingStatus }
  | { ok: false; refusal: "being_erased" };

/**
 * The one door by which people come in. Someone who was erased is a new contact with nothing of the old. Whoever
 * asks for marketing e-mail is pending, with a request to confirm on its way, until they confirm themselves.
 */
export function admitContact(tx: Transaction, arrival: Arrival, now: number): Admission {
  const { siteId, email, wish } = arrival;
  const known = tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.siteId, siteId), eq(contacts.email, email)))
    .get();
  if (known?.beingErasedAt) return { ok: false, refusal: "being_erased" };
  const isErased = isErasedSince(tx, siteId, email, known?.id);
  const status = statusOnArrival({ current: known?.marketingStatus, isErased }, wish);
  const contactId = known ? update(tx, known, arrival, status, now) : create(tx, arrival, status, now);
  if (status === "pending" && wish !== "none") requestOptIn(tx, contactId, now);
  return { ok: true, contactId, isNew: !known, status };
}

/** Erased from this site, and no confirmation of theirs is newer. */
function isErasedSince(
  tx: Transaction,
  siteId: number,
  email: string,
  contactId: number | undefined,
): boolean {
  const erasedAt = findErasedAt(tx, siteId, email);
  if (erasedAt === undefined) return false;
  if (contactId === undefined) return true;
  const confirmed = tx
    .select({ id: consentEvents.id })
    .from(consentEvents)
    .where(
      and(
        eq(consentEvents.contactId, contactId),
        eq(consentEvents.kind, "confirmed"),
        gt(consentEvents.createdAt, erasedAt),
      ),
    )
    .limit(1)
    .get();
  return confirmed === undefined;
}

function create(
  tx: Transaction,
  { siteId, email, name, source }: Arrival,
  status: MarketingStatus,
  now: number,
): number {
  return tx
    .insert(contacts)
    .values({
      siteId,
      email,
      name,
      searchText: searchTextOf(name, email),
      marketingStatus: status,
      source,
      createdAt: now,
      updatedAt: now,
      lastActivityAt: now,
    })
    .returning({ id: contacts.id })
    .get().id;
}

function update(
  tx: Transaction,
  known: typeof contacts.$inferSelect,
  arrival: Arrival,
  marketingStatus: MarketingStatus,
  now: number,
): number {
  const name = known.name || arrival.name;
  if (name === known.name && marketingStatus === known.marketingStatus) return known.id;
  tx.update(contacts)
    .set({ name, marketingStatus, searchText: searchTextOf(name, known.email), updatedAt: now })
    .where(eq(contacts.id, known.id))
    .run();
  return known.id;
}
