import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import { identityDigests } from "./identity-keys";

type ErasedReason = "deleted" | "forgotten" | "opted_out";

export interface ErasedIdentity {
  erasedAt: number;
  reason: ErasedReason;
}

type IdentityDigests = ReturnType<typeof identityDigests>;

interface StoredIdentity extends ErasedIdentity {
  /** Marks the moment up to which payments are in the site's totals; null where that was not noted. */
  billingReadUntil: number | null;
  /** Is when somebody with the email was deleted first; null where that is `erasedAt`. */
  firstErasedAt: number | null;
}

/**
 * Lists every reason. For each of them marketing email needs a confirmation; only `deleted` says anything about
 * before.
 */
export const anyReason: readonly ErasedReason[] = ["deleted", "forgotten", "opted_out"];

/** Ranks the reasons: of several for one email, the strongest counts. */
const weight: Record<ErasedReason, number> = { forgotten: 1, opted_out: 2, deleted: 3 };

/**
 * Remembers that an email was erased from the site, as a digest under the key in use. A newer deletion replaces an
 * older one, a deletion replaces any other reason, and an opt-out replaces a forgetting. Returns true if the email
 * was not remembered yet.
 */
export function rememberErasedIdentity(
  tx: Transaction,
  siteId: number,
  email: string,
  now: number,
  reason: ErasedReason = "deleted",
  /** Marks the moment up to which payments are in the site's totals. */
  billingReadUntil: number | null = null,
): boolean {
  const digests = identityDigests(tx, email);
  const known = find(tx, siteId, digests, anyReason);
  if (known && reason !== "deleted" && weight[reason] <= weight[known.reason]) return false;
  // Several people had the email: the latest of their erasures counts, and the first is kept beside it.
  const before = known?.reason === reason ? known : undefined;
  const firstErasedAt = before ? Math.min(before.firstErasedAt ?? before.erasedAt, now) : null;
  const newest = before && before.erasedAt > now ? before : { erasedAt: now, reason, billingReadUntil };
  put(tx, siteId, digests, { ...newest, firstErasedAt });
  return known === undefined;
}

/** Returns what is remembered of this email for one of the reasons; undefined if nothing is. */
export function findErasedIdentity(
  db: Database,
  siteId: number,
  email: string,
  reasons: readonly ErasedReason[],
): ErasedIdentity | undefined {
  const found = find(db, siteId, identityDigests(db, email), reasons);
  return found && { erasedAt: found.erasedAt, reason: found.reason };
}

function find(
  db: Database,
  siteId: number,
  digests: IdentityDigests,
  reasons: readonly ErasedReason[],
): StoredIdentity | undefined {
  let heaviest: StoredIdentity | undefined;
  for (const { digest } of digests) {
    const found = prepared<StoredIdentity>(
      db,
      `SELECT erased_at AS erasedAt, reason, billing_read_until AS billingReadUntil,
         first_erased_at AS firstErasedAt FROM erased_identities
       WHERE site_id = ? AND digest = ?`,
    ).get(siteId, digest);
    if (found && reasons.includes(found.reason) && !(heaviest && outweighs(heaviest, found)))
      heaviest = found;
  }
  return heaviest;
}

/** Returns when this email was erased from this site for one of the reasons; undefined if it never was. */
export function findErasedAt(
  db: Database,
  siteId: number,
  email: string,
  reasons: readonly ErasedReason[],
): number | undefined {
  return findErasedIdentity(db, siteId, email, reasons)?.erasedAt;
}

/** Replaces a digest under an older key, or of an unmended form, by one of the normal form under the key in use. */
export function renewErasedIdentity(tx: Transaction, siteId: number, email: string): void {
  const digests = identityDigests(tx, email);
  const known = find(tx, siteId, digests, anyReason);
  if (known) put(tx, siteId, digests, known);
}

function put(tx: Transaction, siteId: number, digests: IdentityDigests, identity: StoredIdentity): void {
  const { erasedAt, reason, billingReadUntil, firstErasedAt } = identity;
  const [current, ...older] = digests;
  for (const { digest } of older)
    prepared(tx, "DELETE FROM erased_identities WHERE site_id = ? AND digest = ?").run(siteId, digest);
  prepared(
    tx,
    `INSERT INTO erased_identities (site_id, digest, erased_at, reason, key_id, billing_read_until, first_erased_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET erased_at = excluded.erased_at, reason = excluded.reason,
       billing_read_until = excluded.billing_read_until, first_erased_at = excluded.first_erased_at`,
  ).run(siteId, current.digest, erasedAt, reason, current.keyId, billingReadUntil, firstErasedAt);
}

function outweighs(one: ErasedIdentity, other: ErasedIdentity): boolean {
  const difference = weight[one.reason] - weight[other.reason];
  return difference > 0 || (difference === 0 && one.erasedAt >= other.erasedAt);
}
