import { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { findPendingDeletion } from "@/lib/deletion/run/find-open-deletion";
import { getDeletionNumber } from "@/lib/deletion/run/get-deletion-number";

export const heldContact = z.strictObject({
  jobId: z.number().int().positive(),
  contactId: z.number().int().positive(),
});

export type KeepRefusal =
  | { ok: false; refusal: "not_found" | "not_held" | "erased_before" }
  | { ok: false; refusal: "in_deletion"; deletionNumber: number };

/**
 * Keeps a held contact after all, in every deletion that holds it. Cancelled subscriptions stay cancelled; open
 * cancellations and refunds are dropped. Refuses while another deletion is still to delete the contact, and someone
 * who was deleted before and only came back with a restored copy.
 */
export function keepHeldContact(
  access: SiteAccess,
  db: Database,
  { jobId, contactId }: z.infer<typeof heldContact>,
  now: number,
): { ok: true } | KeepRefusal {
  return write(db, (tx): { ok: true } | KeepRefusal => {
    const found = prepared<{ state: string; erasedBeforeAt: number | null }>(
      tx,
      `SELECT item.state, contacts.erased_before_at AS erasedBeforeAt FROM deletion_items AS item
       CROSS JOIN deletion_jobs AS job ON job.id = item.job_id AND job.site_id = ?
       CROSS JOIN contacts ON contacts.id = item.contact_id
       WHERE item.job_id = ? AND item.contact_id = ?`,
    ).get(access.siteId, jobId, contactId);
    if (!found) return { ok: false, refusal: "not_found" };
    if (found.state !== "needs_attention") return { ok: false, refusal: "not_held" };
    if (found.erasedBeforeAt !== null) return { ok: false, refusal: "erased_before" };
    const deletionId = findPendingDeletion(tx, contactId);
    if (deletionId !== undefined)
      return { ok: false, refusal: "in_deletion", deletionNumber: getDeletionNumber(tx, deletionId) };
    for (const heldBy of release(tx, contactId)) dropOpenBilling(tx, heldBy, contactId);
    prepared(tx, "UPDATE contacts SET being_erased_at = NULL WHERE id = ?").run(contactId);
    const entry = { siteId: access.siteId, actorId: access.userId, action: "contact_kept" as const };
    recordAudit(tx, { ...entry, jobId, counts: { contacts: 1 }, now });
    return { ok: true };
  });
}

/** Settles the contact as kept wherever it is held, and returns the deletions that held it. */
function release(tx: Transaction, contactId: number): number[] {
  const jobIds = preparedValue<number>(
    tx,
    `UPDATE deletion_items SET state = 'kept', reason = NULL
     WHERE contact_id = ? AND state = 'needs_attention' RETURNING job_id`,
  ).all(contactId);
  for (const jobId of jobIds)
    prepared(
      tx,
      `UPDATE deletion_jobs SET needs_attention_count = needs_attention_count - 1, kept_count = kept_count + 1,
         kept_after_all_count = kept_after_all_count + 1 WHERE id = ?`,
    ).run(jobId);
  return jobIds;
}

function dropOpenBilling(tx: Transaction, jobId: number, contactId: number): void {
  prepared(
    tx,
    "DELETE FROM billing_cancellations WHERE contact_id = ? AND job_id = ? AND state <> 'confirmed'",
  ).run(contactId, jobId);
  prepared(
    tx,
    `DELETE FROM billing_refunds WHERE contact_id = ? AND job_id = ? AND state NOT IN ('confirmed', 'vouched')`,
  ).run(contactId, jobId);
}
