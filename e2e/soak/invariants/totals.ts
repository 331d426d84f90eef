import { bulkActionFailures } from "@/db/schema";
import type { SoakSite } from "../world/soak-site";
import type { SoakWorld } from "../world/soak-world";
import type { Invariant } from "./finding";

/** Finds the stored totals of people and of money as what is counted again, here and at the payment provider. */
export const totalsAreTrue: Invariant = (world) => {
  const problems: string[] = [];
  let payments = 0;
  for (const site of world.sites) {
    const stored = world.value(
      "SELECT coalesce(sum(added) - sum(deleted), 0) FROM contacts_daily WHERE site_id = ?",
      site.id,
    );
    const there = world.value("SELECT count(*) FROM contacts WHERE site_id = ?", site.id);
    if (stored !== there)
      problems.push(`site ${site.id}: contacts_daily says ${stored} contacts, ${there} are there`);
    const paid = paidAtProvider(site);
    payments += paid.count;
    const [sums] = world.rows<typeof paid>(
      `SELECT coalesce(sum(gross), 0) AS gross, coalesce(sum(refunded), 0) AS refunded,
         coalesce(sum(payment_count), 0) AS count FROM revenue_daily WHERE site_id = ?`,
      site.id,
    );
    if (JSON.stringify(sums) !== JSON.stringify(paid))
      problems.push(
        `site ${site.id}: revenue_daily says ${JSON.stringify(sums)}, the provider ${JSON.stringify(paid)}`,
      );
  }
  problems.push(...listWrongCounts(world));
  return { counted: `${world.sites.length} sites, ${payments} payments`, problems };
};

function paidAtProvider({ store }: SoakSite) {
  const charges = store.list("charge").filter(({ status }) => status === "succeeded");
  const sum = (name: string) => charges.reduce((total, charge) => total + Number(charge[name]), 0);
  return { gross: sum("amount"), refunded: sum("amount_refunded"), count: charges.length };
}

const failed = bulkActionFailures.map((state) => `'${state}'`).join();

/**
 * Selects, for each kind of job, those whose own counters are not what is counted again. An opt-out list counts people,
 * of whom a row may have several.
 */
const wrongCounts: Record<string, string> = {
  deletion: `SELECT job.id FROM deletion_jobs AS job WHERE status IN ('completed', 'stopped') AND
      (deleted_count <> (SELECT count(*) FROM deletion_items WHERE job_id = job.id AND state = 'deleted')
      OR already_gone_count <> (SELECT count(*) FROM deletion_items WHERE job_id = job.id AND state = 'already_gone')
      OR kept_count <> (SELECT count(*) FROM deletion_items WHERE job_id = job.id AND state = 'kept')
      OR needs_attention_count <> (SELECT count(*) FROM deletion_items WHERE job_id = job.id AND state = 'needs_attention')
      OR contact_count <> (SELECT count(*) FROM deletion_items WHERE job_id = job.id)
      OR EXISTS (SELECT 1 FROM deletion_items WHERE job_id = job.id AND state = 'pending'))`,
  import: `SELECT id FROM imports WHERE status = 'completed' AND consent <> 'opted_out' AND
      (created_count + updated_count + unchanged_count + duplicate_count + invalid_count <> row_count
      OR row_number NOT IN (row_count, row_count + 1))`,
  "bulk action": `SELECT job.id FROM bulk_actions AS job WHERE status = 'completed' AND undoes IS NULL AND
      contact_count <> changed_count + unchanged_count
        + (SELECT count(*) FROM bulk_action_items WHERE job_id = job.id AND state IN (${failed}))`,
  broadcast: `SELECT sent.id FROM broadcasts AS sent WHERE status = 'sent' AND
      (queued_count < delivered_count + failed_count + unsent_count + (SELECT count(*) FROM outgoing_mail
        WHERE broadcast_id = sent.id AND state IN ('queued', 'sending'))
      OR EXISTS (SELECT 1 FROM broadcast_recipients WHERE broadcast_id = sent.id))`,
};

function listWrongCounts(world: SoakWorld): string[] {
  return Object.entries(wrongCounts).flatMap(([kind, sql]) =>
    world.rows<{ id: number }>(sql).map(({ id }) => `the counters of ${kind} ${id} are wrong`),
  );
}
