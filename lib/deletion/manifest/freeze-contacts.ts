import { type SQL, sql } from "drizzle-orm";
import { contacts, deletionItems } from "@/db/schema";
import type { Transaction } from "@/db/write";
import { jobAccess } from "@/lib/auth/job-access";
import { selectionBatches } from "@/lib/contacts/selection/selection-batches";
import type { JobContext } from "@/lib/jobs/job-context";
import type { LeasedJob } from "@/lib/jobs/lease";
import { inTurns } from "./in-turns";
import type { CountingState, ManifestRequest } from "./manifest-request";
import { noteCounting } from "./note-counting";

/**
 * Freezes the ids of the selected contacts into the manifest, a batch after the other. The filter is evaluated here
 * and never again. Returns false when it left its turn to another count.
 */
export function freezeContacts(
  context: JobContext,
  job: LeasedJob,
  { createdBy, createdAt, selection }: ManifestRequest,
  state: CountingState,
): Promise<boolean> {
  const access = jobAccess({ siteId: job.siteId, userId: createdBy });
  const batches = selectionBatches(access, context.db, selection, createdAt, state.span);
  for (let done = 0; done < state.frozenBatches; done += 1) batches.next();
  return inTurns(
    context,
    job,
    (tx) => {
      const { value: isInBatch, done: isDone = false } = batches.next();
      if (isDone) state.isFrozen = true;
      else freezeBatch(tx, job, state, isInBatch);
      return !isDone;
    },
    (tx) => noteCounting(tx, job, state, "selecting", context.now()),
  );
}

function freezeBatch(tx: Transaction, { id: jobId }: LeasedJob, state: CountingState, isInBatch: SQL): void {
  const { changes } = tx.run(sql`
    INSERT INTO ${deletionItems} (job_id, contact_id, state, contact_updated_at)
    SELECT ${jobId}, ${contacts.id}, 'pending', ${contacts.updatedAt} FROM ${contacts}
    WHERE ${isInBatch} ORDER BY ${contacts.id}`);
  state.frozenBatches += 1;
  state.frozenCount += changes;
}
