import { and, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { contacts, deletionCounts, deletionItems, deletionJobs } from "@/db/schema";
import { write } from "@/db/write";
import type { SiteAccess } from "@/lib/auth/site-access";
import type { BillingReading } from "@/lib/billing/provider/billing-reading";
import {
  type ContactSelection,
  findWrongSelection,
  type WrongSelection,
} from "@/lib/contacts/selection/contact-selection";
import { countMissing } from "@/lib/contacts/selection/count-missing";
import { selectionBatches } from "@/lib/contacts/selection/selection-batches";
import { countMentions } from "@/lib/deletion/mentions/count-mentions";
import { findMentions, mostSought } from "@/lib/deletion/mentions/find-mentions";
import { yieldToRequests } from "@/lib/jobs/time-slice";
import type { DeletionManifest } from "./deletion-plan";
import { measureManifest } from "./measure-manifest";
import { confirmationPhrase } from "./typed-phrase";

export const manifestLifetimeMs = 60 * 60 * 1000;

export type PreviewRefusal =
  | { ok: false; refusal: "contacts_not_found"; missingCount: number }
  | { ok: false; refusal: "nothing_selected" }
  | WrongSelection;

/**
 * Freezes the selection into a manifest: the ids, what belongs to each, the money, and a digest over it all. The
 * filter is evaluated here and never again. Foretells as held whomever `reading` does not cover. Refuses ids that
 * are not contacts of this site.
 */
export async function previewDeletion(
  access: SiteAccess,
  db: Database,
  selection: ContactSelection,
  now: number,
  reading: BillingReading = { kind: "none" },
): Promise<{ ok: true; manifest: DeletionManifest } | PreviewRefusal> {
  const wrong = findWrongSelection(access, db, selection);
  if (wrong) return wrong;
  const missingCount = await countMissing(access, db, selection);
  if (missingCount > 0) return { ok: false, refusal: "contacts_not_found", missingCount };
  const jobId = await freeze(access, db, selection, now);
  const frozen = { jobId, siteId: access.siteId, createdAt: now };
  const contactIds = listFew(db, jobId);
  const mentions = contactIds && (await findMentions(access, db, { contactIds }));
  const counted = mentions ? countMentions(mentions) : undefined;
  const { plan, digest } = await measureManifest(db, frozen, reading, counted);
  if (plan.contactCount === 0) {
    discardManifest(db, jobId);
    return { ok: false, refusal: "nothing_selected" };
  }
  const published = publish(db, jobId, plan.contactCount, JSON.stringify(plan), digest);
  if (!published) return { ok: false, refusal: "nothing_selected" };
  const onlyContact = plan.contactCount === 1 ? findOnlyContact(db, jobId) : null;
  return {
    ok: true,
    manifest: {
      jobId,
      digest,
      plan,
      onlyContact,
      mentions,
      phrase: confirmationPhrase(plan.contactCount, onlyContact?.email ?? null),
      expiresAt: now + manifestLifetimeMs,
    },
  };
}

/** Lists the contacts of a manifest; null when they are too many to look for in the texts of others. */
function listFew(db: Database, jobId: number): number[] | null {
  const items = db
    .select({ contactId: deletionItems.contactId })
    .from(deletionItems)
    .where(eq(deletionItems.jobId, jobId))
    .limit(mostSought + 1)
    .all();
  return items.length > mostSought ? null : items.map(({ contactId }) => contactId);
}

/** Returns the only contact of a manifest of one, as it is now; null when it is gone. */
export function findOnlyContact(db: Database, jobId: number): { name: string; email: string } | null {
  const found = db
    .select({ name: contacts.name, email: contacts.email })
    .from(deletionItems)
    .innerJoin(contacts, eq(contacts.id, deletionItems.contactId))
    .where(eq(deletionItems.jobId, jobId))
    .get();
  return found ?? null;
}

/** Stores the selected ids, a batch a transaction, so that a million of them hold nobody up. */
async function freeze(
  access: SiteAccess,
  db: Database,
  selection: ContactSelection,
  now: number,
): Promise<number> {
  const { id: jobId } = write(db, (tx) =>
    tx
      .insert(deletionJobs)
      .values({ siteId: access.siteId, status: "measuring", createdBy: access.userId, createdAt: now })
      .returning({ id: deletionJobs.id })
      .get(),
  );
  for (const isInBatch of selectionBatches(access, db, selection, now)) {
    write(db, (tx) => {
      tx.run(sql`
        INSERT INTO ${deletionItems} (job_id, contact_id, state, contact_updated_at)
        SELECT ${jobId}, ${contacts.id}, 'pending', ${contacts.updatedAt} FROM ${contacts}
        WHERE ${isInBatch} ORDER BY ${contacts.id}`);
    });
    await yieldToRequests();
  }
  return jobId;
}

function publish(db: Database, jobId: number, contactCount: number, plan: string, digest: string): boolean {
  return write(db, (tx) => {
    const changed = tx
      .update(deletionJobs)
      .set({ status: "previewed", contactCount, plan, digest })
      .where(
        and(eq(deletionJobs.id, jobId), eq(deletionJobs.status, "measuring"), isNull(deletionJobs.digest)),
      )
      .run();
    return changed.changes === 1;
  });
}

/** Drops a manifest that was never confirmed, with its items. */
export function discardManifest(db: Database, jobId: number): void {
  write(db, (tx) => {
    tx.delete(deletionCounts).where(eq(deletionCounts.jobId, jobId)).run();
    tx.delete(deletionJobs)
      .where(and(eq(deletionJobs.id, jobId), sql`${deletionJobs.status} IN ('measuring', 'previewed')`))
      .run();
  });
}
