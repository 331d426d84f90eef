import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import type { DuplicateReason, MarketingStatus } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { listLiveSubscriptions } from "@/lib/billing/plan-cancellations";
import { findOpenDeletion } from "@/lib/deletion/run/find-open-deletion";
import { findJobFailure } from "@/lib/jobs/retry-budget";
import { isOffered, nameOf } from "./candidate";
import type { DuplicateList, DuplicatePair, DuplicateSearchView, DuplicateSide } from "./duplicate-view";
import { listPhoneFields, phonesOf } from "./phone-fields";
import { reasonOfPair } from "./reason-of-pair";
import { mostPairs } from "./search-duplicates";

const pageSize = 20;
/** Limits how many pairs one request looks at: some of a page may not be alike any more. */
const mostLookedAt = 200;

/**
 * Lists the pairs after `after` that may be one person, as they are now: left out is who is hidden, being erased or in
 * an open deletion, and a pair that is not alike any more.
 */
export function listDuplicates(access: SiteAccess, db: Database, after: number): DuplicateList {
  const phoneFields = listPhoneFields(db, access.siteId);
  const pairs: DuplicatePair[] = [];
  let next: number | null = null;
  const rows = prepared<{ id: number; reason: DuplicateReason }>(
    db,
    `SELECT id, reason FROM duplicate_pairs INDEXED BY duplicate_pairs_site
     WHERE site_id = ? AND dismissed_at IS NULL AND id > ? ORDER BY id LIMIT ${mostLookedAt + 1}`,
  ).all(access.siteId, after);
  for (const [at, row] of rows.entries()) {
    if (pairs.length === pageSize || at === mostLookedAt) break;
    next = row.id;
    const pair = pairOf(access, db, row, phoneFields);
    if (pair) pairs.push(pair);
  }
  const isEnd = next === (rows.at(-1)?.id ?? null);
  return {
    search: findSearch(access, db),
    openCount: countOpen(access, db),
    pairs,
    next: isEnd ? null : next,
  };
}

function countOpen(access: SiteAccess, db: Database): number {
  return preparedValue<number>(
    db,
    `SELECT count(*) FROM (SELECT 1 FROM duplicate_pairs INDEXED BY duplicate_pairs_site
       WHERE site_id = ? AND dismissed_at IS NULL LIMIT ${mostPairs})`,
  ).one(access.siteId);
}

type Row = Omit<DuplicateSide, "purchaseCount" | "liveSubscriptionCount"> & { searchText: string };

function pairOf(
  access: SiteAccess,
  db: Database,
  { id }: { id: number },
  phoneFields: readonly number[],
): DuplicatePair | undefined {
  const [one, other] = prepared<Row>(
    db,
    `SELECT contacts.id, email, name, search_text AS searchText, marketing_status AS marketingStatus,
       created_at AS createdAt, last_activity_at AS lastActivityAt
     FROM duplicate_members AS member CROSS JOIN contacts ON contacts.id = member.contact_id
     WHERE member.pair_id = ? AND +contacts.site_id = ? AND ${isOffered} ORDER BY contacts.id`,
  ).all(id, access.siteId);
  if (!one || !other) return undefined;
  if ([one, other].some((contact) => findOpenDeletion(db, contact.id) !== undefined)) return undefined;
  const likenessOf = (contact: Row) => ({
    name: nameOf(contact.searchText),
    email: contact.email,
    phones: phonesOf(db, contact.id, phoneFields),
  });
  const reason = reasonOfPair(likenessOf(one), likenessOf(other));
  return reason && { id, reason, contacts: [sideOf(db, one), sideOf(db, other)] };
}

function sideOf(db: Database, { searchText: _, ...contact }: Row): DuplicateSide {
  const purchaseCount = preparedValue<number>(db, "SELECT count(*) FROM purchases WHERE contact_id = ?").one(
    contact.id,
  );
  return {
    ...contact,
    marketingStatus: contact.marketingStatus as MarketingStatus,
    purchaseCount,
    liveSubscriptionCount: listLiveSubscriptions(db, contact.id).length,
  };
}

/** Finds the latest search of the site, and how much of it is done. */
export function findSearch(access: SiteAccess, db: Database): DuplicateSearchView | null {
  const row = prepared<
    Omit<DuplicateSearchView, "progress" | "failure"> & { walk: number; examined: number }
  >(
    db,
    `SELECT id, status, walk, examined_count AS examined, started_at AS startedAt, finished_at AS finishedAt
     FROM duplicate_searches WHERE site_id = ?`,
  ).get(access.siteId);
  if (!row) return null;
  const { walk: _, examined, ...search } = row;
  const total = preparedValue<number | null>(
    db,
    "SELECT sum(added) - sum(deleted) FROM contacts_daily WHERE site_id = ?",
  ).one(access.siteId);
  const failure = row.status === "failed" ? findJobFailure(db, "duplicate_searches", row.id) : undefined;
  const progress = row.status === "completed" ? 1 : Math.min(1, examined / Math.max(1, 2 * (total ?? 0)));
  return { ...search, progress, failure: failure ?? null };
}
