import type { SoakWorld } from "./soak-world";

const longestMs = 180_000;
const lookAgainMs = 250;

/** Counts what is still to be done, by the lane that has to do it. `@now` is the time. */
const openWork: Record<string, string> = {
  deletions: "SELECT count(*) FROM deletion_jobs WHERE status IN ('queued', 'running', 'stopping')",
  manifests: "SELECT count(*) FROM manifest_requests WHERE status = 'measuring'",
  preparations: "SELECT count(*) FROM preparations WHERE status = 'counting'",
  imports: "SELECT count(*) FROM imports WHERE status IN ('checking', 'importing', 'reverting')",
  "bulk actions": "SELECT count(*) FROM bulk_actions WHERE status = 'running'",
  broadcasts: "SELECT count(*) FROM broadcasts WHERE status IN ('starting', 'sending')",
  "changes of tags": "SELECT count(*) FROM definition_changes WHERE status = 'running'",
  "duplicate searches": "SELECT count(*) FROM duplicate_searches WHERE status = 'searching'",
  syncs: "SELECT count(*) FROM stripe_syncs WHERE status IN ('queued', 'running')",
  // A letter that was under way at a kill, or is of someone who is held, waits for its time.
  letters: `SELECT count(*) FROM outgoing_mail JOIN contacts ON contacts.id = contact_id
    WHERE state IN ('queued', 'sending') AND next_attempt_at <= @now AND being_erased_at IS NULL`,
  ledger: "SELECT count(*) FROM ledger_outbox",
  files: "SELECT count(*) FROM deletion_jobs WHERE files_waiting_since IS NOT NULL",
  receipts: "SELECT count(*) FROM deletion_jobs WHERE is_receipt_due = 1",
};

/** Waits until nothing is left to do, and returns how long that took. Throws with what is left when it does not end. */
export async function settle(world: SoakWorld): Promise<number> {
  const begunAt = Date.now();
  for (;;) {
    const left = leftIn(world);
    const took = Date.now() - begunAt;
    if (left.length === 0) return took;
    if (took > longestMs) throw new Error(`after ${longestMs} ms there is still to do: ${left.join(", ")}`);
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
  }
}

function leftIn({ db, webhooks }: SoakWorld): string[] {
  const now = Date.now();
  const counted = Object.entries(openWork).map(([lane, sql]): [string, number] => {
    const statement = db.$client.prepare(sql).pluck();
    return [lane, (sql.includes("@now") ? statement.get({ now }) : statement.get()) as number];
  });
  counted.push(["webhooks", webhooks.openCount]);
  return counted.filter(([, count]) => count > 0).map(([lane, count]) => `${count} ${lane}`);
}
