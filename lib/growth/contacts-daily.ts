import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";

/**
 * Counts contacts of the site as deleted that day. A trigger counts whoever comes, so that over all days `added` less
 * `deleted` stays the number of contacts.
 */
export function countDeletedContacts(tx: Transaction, siteId: number, count: number, now: number): void {
  if (count === 0) return;
  prepared(
    tx,
    `INSERT INTO contacts_daily (site_id, day, deleted) VALUES (@siteId, date(@now / 1000, 'unixepoch'), @count)
     ON CONFLICT DO UPDATE SET deleted = deleted + excluded.deleted`,
  ).run({ siteId, count, now });
}

/** Uncounts the later of two merged contacts, which was added at `createdAt`, as if it had never come. */
export function uncountAddedContact(tx: Transaction, siteId: number, createdAt: number): void {
  prepared(
    tx,
    "UPDATE contacts_daily SET added = added - 1 WHERE site_id = ? AND day = date(? / 1000, 'unixepoch')",
  ).run(siteId, createdAt);
}
