import { searchTextOf } from "@/db/fold-for-search";
import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import { isEnding } from "@/lib/sites/is-ending";
import { endOptInRequests, hasOpenOptIn } from "./end-opt-in-requests";
import { anyReason, findErasedAt, renewErasedIdentity } from "./identities/erased-identities";
import { findStandingOf } from "./identities/find-former-emails";
import { recordConsentEvent } from "./record-consent-event";
import { requestOptIn } from "./request-opt-in";
import type { MarketingStatus } from "./status/marketing-status";
import {
  asksToConfirm,
  hasLeft,
  isLeaving,
  type MarketingWish,
  nextMarketingStatus,
} from "./status/next-marketing-status";

interface Arrival {
  siteId: number;
  /** Is normalised. */
  email: string;
  /** Is the email as it was written, if known: it finds what is remembered of an email from before it was mended. */
  typed?: string;
  /** Fills in a missing name; a known name is replaced only if `replacesName`. A blank name changes nothing. */
  name: string;
  replacesName?: boolean;
  source: "form" | "import" | "manual" | "api" | "checkout";
  /** Names the source in consent records, such as "import 12"; `source` itself when left out. */
  origin?: string;
  wish: MarketingWish;
  /** Is true when another email of theirs is opted out, so that nobody's word subscribes them at once. */
  isBesideOut?: boolean;
}

export type Admission =
  | { ok: true; contactId: number; isNew: boolean; status: MarketingStatus }
  | AdmissionRefusal;

/** Refuses a contact who is being erased, and somebody new while the whole site is being deleted. */
export type AdmissionRefusal = { ok: false; refusal: "being_erased" | "site_ending" };

interface KnownContact {
  id: number;
  name: string;
  marketingStatus: MarketingStatus;
  updatedAt: number;
}

/** Holds what letting someone in would do. */
export interface PlannedAdmission {
  ok: true;
  arrival: Arrival;
  known: KnownContact | undefined;
  /** Is true when they were erased from this site and have not confirmed since. */
  isErased: boolean;
  /** Is how someone else left this email, and so how a new contact with it begins. */
  leftAs: MarketingStatus | undefined;
  name: string;
  status: MarketingStatus;
  /** Is true when they say that they left, which ends their open opt-in requests. */
  endsRequests: boolean;
  /** Is true when the name, the status or the open opt-in requests of a known contact would change. */
  isChange: boolean;
}

/**
 * Lets someone in: every door leads here. Whoever was erased is a new contact with nothing of the old. Whoever asks
 * for marketing email is pending, with an opt-in request on its way, until they confirm.
 */
export function admitContact(tx: Transaction, arrival: Arrival, now: number): Admission {
  const plan = planAdmission(tx, arrival);
  if (!plan.ok) return plan;
  return { ok: true, contactId: admitAsPlanned(tx, plan, now), isNew: !plan.known, status: plan.status };
}

/** Plans an admission and changes nothing. */
export function planAdmission(db: Database, arrival: Arrival): PlannedAdmission | AdmissionRefusal {
  const { siteId, email, wish } = arrival;
  const known = prepared<KnownContact & { beingErasedAt: number | null }>(
    db,
    `SELECT id, name, marketing_status AS marketingStatus, updated_at AS updatedAt,
       being_erased_at AS beingErasedAt FROM contacts WHERE site_id = ? AND email = ?`,
  ).get(siteId, email);
  if (known && known.beingErasedAt !== null) return { ok: false, refusal: "being_erased" };
  if (!known && isEnding(db, siteId)) return { ok: false, refusal: "site_ending" };
  const isErased = isErasedSince(db, siteId, arrival.typed ?? email, known?.id);
  const standing = findStandingOf(db, siteId, email, known?.id);
  const leftAs = !known && standing && hasLeft(standing) ? standing : undefined;
  const isOthersWord = standing !== undefined || arrival.isBesideOut === true;
  const needsConfirmation = isErased || (isOthersWord && known?.marketingStatus !== "subscribed");
  const current = known?.marketingStatus ?? leftAs;
  const status = nextMarketingStatus({ current, isErased: needsConfirmation }, wish);
  const endsRequests = known !== undefined && isLeaving(wish) && hasOpenOptIn(db, known.id);
  const replaced = arrival.replacesName ? arrival.name || known?.name : known?.name || arrival.name;
  const name = replaced ?? "";
  const isOther = name !== known?.name || status !== known.marketingStatus;
  const isChange = known !== undefined && (isOther || endsRequests);
  return { ok: true, arrival, known, isErased, leftAs, name, status, endsRequests, isChange };
}

/** Carries out a plan in the transaction that made it, and returns the contact's id. */
export function admitAsPlanned(tx: Transaction, plan: PlannedAdmission, now: number): number {
  const { arrival, known, name, status } = plan;
  if (plan.isErased) renewErasedIdentity(tx, arrival.siteId, arrival.typed ?? arrival.email);
  if (known && plan.isChange) {
    prepared(
      tx,
      "UPDATE contacts SET name = ?, marketing_status = ?, search_text = ?, updated_at = ? WHERE id = ?",
    ).run(name, status, searchTextOf(name, arrival.email), now, known.id);
  }
  const contactId = known?.id ?? create(tx, plan, now);
  const origin = status === plan.leftAs ? "former email" : (arrival.origin ?? arrival.source);
  const hasMoved = status !== known?.marketingStatus;
  if (hasMoved && status === "subscribed") recordConsentEvent(tx, contactId, "claimed", origin, now);
  if ((hasMoved || plan.endsRequests) && hasLeft(status)) {
    recordConsentEvent(tx, contactId, status, origin, now);
    endOptInRequests(tx, contactId);
  }
  if (asksToConfirm(arrival.wish, known?.marketingStatus, status)) requestOptIn(tx, contactId, now);
  return contactId;
}

/** Tells whether the email was erased from the site and the contact, if any, has not confirmed since. */
export function isErasedSince(
  db: Database,
  siteId: number,
  email: string,
  contactId: number | undefined,
): boolean {
  const erasedAt = findErasedAt(db, siteId, email, anyReason);
  if (erasedAt === undefined) return false;
  if (contactId === undefined) return true;
  const confirmed = prepared(
    db,
    "SELECT 1 FROM consent_events WHERE contact_id = ? AND kind = 'confirmed' AND created_at > ? LIMIT 1",
  ).get(contactId, erasedAt);
  return confirmed === undefined;
}

function create(db: Database, { arrival, name, status }: PlannedAdmission, now: number): number {
  const { siteId, email, source } = arrival;
  return preparedValue<number>(
    db,
    `INSERT INTO contacts (site_id, email, name, search_text, marketing_status, source, created_at, updated_at,
       last_activity_at) VALUES (@siteId, @email, @name, @searchText, @status, @source, @now, @now, @now)
     RETURNING id`,
  ).one({ siteId, email, name, searchText: searchTextOf(name, email), status, source, now });
}
