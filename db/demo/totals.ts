import type { Database } from "../open-database";

/**
 * Writes the totals that outlive contacts, from the current rows. A refunded payment was paid first, so it counts in
 * `gross` and `payment_count`, and again in `refunded`. A failed payment counts nowhere.
 */
export function writeSiteTotals(db: Database, siteId: number): void {
  db.$client
    .prepare(
      `INSERT INTO revenue_daily (site_id, day, currency, gross, refunded, payment_count)
       SELECT contacts.site_id, date(payments.created_at / 1000, 'unixepoch') AS day, currency,
         sum(amount), sum(iif(status = 'refunded', amount, 0)), count(*)
       FROM payments JOIN contacts ON contacts.id = payments.contact_id
       WHERE contacts.site_id = ? AND status <> 'failed'
       GROUP BY day, currency`,
    )
    .run(siteId);
  const rowsOf = (outcome: string) =>
    `(SELECT count(*) FROM import_rows WHERE import_id = imports.id AND outcome = '${outcome}')`;
  db.$client
    .prepare(
      `UPDATE imports SET created_count = ${rowsOf("created")}, updated_count = ${rowsOf("updated")},
         unchanged_count = ${rowsOf("unchanged")}, row_count = ${rowsOf("created")} + ${rowsOf("updated")} +
         ${rowsOf("unchanged")} WHERE site_id = ?`,
    )
    .run(siteId);
  db.$client
    .prepare(
      `UPDATE broadcasts SET (delivered_count, opened_count, clicked_count, bounced_count) = (
         SELECT count(DISTINCT iif(d.status = 'delivered', d.contact_id, NULL)),
           count(iif(e.kind = 'open', 1, NULL)), count(iif(e.kind = 'click', 1, NULL)),
           count(iif(e.kind = 'bounce', 1, NULL))
         FROM email_deliveries d LEFT JOIN email_events e
           ON e.contact_id = d.contact_id AND e.delivery_id = d.id
         WHERE d.broadcast_id = broadcasts.id)
       WHERE site_id = ?`,
    )
    .run(siteId);
}
