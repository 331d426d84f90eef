import { prepared, preparedValue } from "@/db/prepared";
import type { Transaction } from "@/db/write";

/**
 * Stops in the caller's transaction what the built-in provider charges, whose books are tables of ours. Leaves alone
 * contacts whom anybody else charges, whose cancelling it refuses or whose billing the job has begun to stop, and
 * everyone when the job pays money back. `contactIds` is a JSON list.
 */
export function cancelInOwnBooks(tx: Transaction, jobId: number, contactIds: string, now: number): void {
  const ids = JSON.stringify(listLocallyBilled(tx, jobId, contactIds));
  if (ids === "[]") return;
  prepared(
    tx,
    `INSERT INTO billing_cancellations (job_id, contact_id, provider, kind, provider_subscription_id,
       provider_customer_id, state, attempt_count, created_at, requested_at, confirmed_at, amount, currency, interval,
       interval_count)
     SELECT @jobId, contact_id, provider, 'subscription', provider_subscription_id, NULL, 'confirmed', 1, @now, @now, @now,
       iif(status = 'paused' OR ends_at IS NOT NULL, NULL, amount), currency, interval, interval_count
     FROM subscriptions WHERE contact_id IN (SELECT value FROM json_each(@ids)) AND status <> 'canceled'
     UNION ALL
     SELECT @jobId, contact_id, provider, 'customer', NULL, provider_customer_id, 'confirmed', 1, @now, @now, @now,
       NULL, NULL, NULL, NULL
     FROM billing_customers WHERE contact_id IN (SELECT value FROM json_each(@ids)) AND deleted_at IS NULL`,
  ).run({ jobId, ids, now });
  prepared(
    tx,
    `UPDATE local_provider_subscriptions SET status = 'canceled', canceled_at = @now
     WHERE status <> 'canceled' AND id IN (SELECT provider_subscription_id FROM subscriptions
       WHERE contact_id IN (SELECT value FROM json_each(@ids)) AND status <> 'canceled')`,
  ).run({ ids, now });
  prepared(
    tx,
    `UPDATE subscriptions SET status = 'canceled', canceled_at = @now, next_charge_at = NULL, ends_at = NULL
     WHERE contact_id IN (SELECT value FROM json_each(@ids)) AND status <> 'canceled'`,
  ).run({ ids, now });
}

function listLocallyBilled(tx: Transaction, jobId: number, contactIds: string): number[] {
  return preparedValue<number>(
    tx,
    `SELECT own.value FROM json_each(@contactIds) AS own
     WHERE (EXISTS (SELECT 1 FROM subscriptions WHERE contact_id = own.value AND status <> 'canceled')
         OR EXISTS (SELECT 1 FROM billing_customers WHERE contact_id = own.value AND deleted_at IS NULL))
       AND NOT EXISTS (SELECT 1 FROM subscriptions AS live LEFT JOIN local_provider_subscriptions AS book
           ON book.id = live.provider_subscription_id
         WHERE live.contact_id = own.value AND live.status <> 'canceled'
           AND (live.provider <> 'local' OR book.cancel_refusal IS NOT NULL))
       AND NOT EXISTS (SELECT 1 FROM billing_customers
         WHERE contact_id = own.value AND deleted_at IS NULL AND provider <> 'local')
       AND NOT EXISTS (SELECT 1 FROM billing_cancellations WHERE contact_id = own.value AND job_id = @jobId)
       AND NOT EXISTS (SELECT 1 FROM deletion_jobs WHERE id = @jobId AND refunds_unused = 1)`,
  ).all({ jobId, contactIds });
}
