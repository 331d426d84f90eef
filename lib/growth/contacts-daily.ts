import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";

/**
 * Counts a contact of the site as deleted that day, in the transaction in which it goes. Who comes is counted by a
 * trigger, so that over all days `added` less `deleted` stays how many contacts there are.
 */
export function countDeletedContact(tx: Transaction, siteId: number, now: number): void {
  prepared(
    tx,
    `INSERT INTO contacts_daily (site_id, day, deleted) VALUES (?, date(? / 1000, 'unixepoch'), 1)
     ON CONFLICT DO UPDATE SET deleted = deleted + 1`,
  ).run(siteId, now);
}

/** Two contacts turned out to be one: whoever came later, at `createdAt`, never came. In the merge's transaction. */
export function uncountAddedContact(tx: Transaction, siteId: number, createdAt: number): void {
  prepared(
    tx,
    "UPDATE contacts_daily SET added = added - 1 WHERE site_id = ? AND day = date(? / 1000, 'unixepoch')",
  ).run(siteId, createdAt);
}
