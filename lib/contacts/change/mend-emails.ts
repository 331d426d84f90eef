import { searchTextOf } from "@/db/fold-for-search";
import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import type { MarketingStatus } from "@/db/schema";
import { hasInvisible } from "@/db/without-invisible";
import { type Transaction, write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import { isErasedSince } from "@/lib/consent/admit-contact";
import { endOptInRequests } from "@/lib/consent/end-opt-in-requests";
import { renewErasedIdentity } from "@/lib/consent/identities/erased-identities";
import { recordConsentEvent } from "@/lib/consent/record-consent-event";
import { hasLeft, nextMarketingStatus } from "@/lib/consent/status/next-marketing-status";
import { knownEmail, normaliseEmail } from "@/lib/values/email";
import { sameEmailStatus } from "./merged-status";

const contactsAtOnce = 1000;

interface Stored {
  id: number;
  siteId: number;
  email: string;
  name: string;
  searchText: string;
  status: MarketingStatus;
}

interface Mended {
  contacts: number;
  collisions: number;
}

const columns = "id, site_id AS siteId, email, name, search_text AS searchText, marketing_status AS status";

/**
 * Brings stored emails and search texts into today's normal form: everyone once, a thousand a transaction, and at
 * each start the few with an unusual email. Two contacts with one email stay two until an owner merges them;
 * meanwhile the stronger opt-out counts for both.
 */
export function mendEmails(db: Database, now: number): void {
  const bySite = new Map<number, Mended>();
  if (!mendEveryone(db, bySite, now)) mendUnusual(db, bySite, now);
  write(db, (tx) => {
    for (const [siteId, { contacts, collisions }] of bySite) {
      const entry = { siteId, actorId: null, action: "addresses_mended" as const };
      if (contacts > 0) recordAudit(tx, { ...entry, counts: { contacts, collisions }, now });
    }
  });
}

/** Mends every contact, once. Returns false when everyone was looked at before. */
function mendEveryone(db: Database, bySite: Map<number, Mended>, now: number): boolean {
  const name = "mend addresses";
  const isDone = "SELECT 1 FROM upgrade_steps WHERE name = ? AND done_at IS NOT NULL";
  if (prepared(db, isDone).get(name) !== undefined) return false;
  for (let isOver = false; !isOver; )
    isOver = write(db, (tx): boolean => {
      prepared(tx, "INSERT OR IGNORE INTO upgrade_steps (name) VALUES (?)").run(name);
      const lastId = preparedValue(tx, "SELECT last_id FROM upgrade_steps WHERE name = ?").get(name);
      const batch = prepared<Stored>(
        tx,
        `SELECT ${columns} FROM contacts WHERE id > ? ORDER BY id LIMIT ${contactsAtOnce}`,
      ).all(lastId);
      for (const stored of batch) mend(tx, stored, bySite, now);
      const last = batch.at(-1)?.id;
      const note = "UPDATE upgrade_steps SET last_id = coalesce(?, last_id), done_at = ? WHERE name = ?";
      prepared(tx, note).run(last ?? null, last === undefined ? now : null, name);
      return last === undefined;
    });
  return true;
}

/** Mends contacts that had to stay because another contact had the email: that one may be gone by now. */
function mendUnusual(db: Database, bySite: Map<number, Mended>, now: number): void {
  write(db, (tx) => {
    const unusual = prepared(
      tx,
      `SELECT ${columns} FROM contacts INDEXED BY contacts_unusual_email
       WHERE site_id = ? AND email GLOB '*[^ -~]*' ORDER BY id`,
    );
    const siteIds = preparedValue<number>(tx, "SELECT id FROM sites").all();
    for (const siteId of siteIds)
      for (const stored of unusual.all(siteId) as Stored[]) mend(tx, stored, bySite, now);
  });
}

function mend(tx: Transaction, stored: Stored, bySite: Map<number, Mended>, now: number): void {
  const { id, siteId, name, status } = stored;
  const mended = normaliseEmail(stored.email);
  if (mended === stored.email && !hasInvisible(name)) return;
  const sum = bySite.get(siteId) ?? { contacts: 0, collisions: 0 };
  bySite.set(siteId, sum);
  const other = prepared<{ id: number; status: MarketingStatus }>(
    tx,
    "SELECT id, marketing_status AS status FROM contacts WHERE site_id = ? AND email = ? AND id <> ?",
  ).get(siteId, mended, id);
  if (other !== undefined) sum.collisions += 1;
  const isMendable = other === undefined && knownEmail.safeParse(mended).success;
  const email = isMendable ? mended : stored.email;
  const searchText = searchTextOf(name, email);
  if (email !== stored.email || searchText !== stored.searchText) {
    prepared(tx, "UPDATE contacts SET email = ?, search_text = ? WHERE id = ?").run(email, searchText, id);
    sum.contacts += 1;
  }
  if (mended === stored.email) return;
  renewErasedIdentity(tx, siteId, stored.email);
  const isErased = isErasedSince(tx, siteId, mended, id);
  const standing = nextMarketingStatus({ current: status, isErased }, "none");
  lower(tx, { id, status }, other ? sameEmailStatus(standing, other.status) : standing, now);
  if (other) lower(tx, other, sameEmailStatus(other.status, status), now);
}

function lower(
  tx: Transaction,
  { id, status }: { id: number; status: MarketingStatus },
  standing: MarketingStatus,
  now: number,
): void {
  if (standing === status) return;
  prepared(
    tx,
    "UPDATE contacts SET marketing_status = ?, updated_at = max(updated_at + 1, ?) WHERE id = ?",
  ).run(standing, now, id);
  recordConsentEvent(tx, id, hasLeft(standing) ? standing : "put_back", "address mended", now);
  endOptInRequests(tx, id);
}
