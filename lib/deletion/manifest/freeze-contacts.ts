import { type SQL, sql } from "drizzle-orm";
import { contacts, deletionItems } from "@/db/schema";
import type { Transaction } from "@/db/write";
import { freezeSelection } from "@/lib/contacts/selection/freeze-selection";
import type { JobContext } from "@/lib/jobs/job-context";
import type { LeasedJob } from "@/lib/jobs/lease";
import type { CountingState, ManifestRequest } from "./manifest-request";
import { noteCounting } from "./note-counting";

/** Freezes the ids of the selected contacts into the manifest. Returns false when it left its turn to another count. */
export function freezeContacts(
  context: JobContext,
  job: LeasedJob,
  request: ManifestRequest,
  state: CountingState,
): Promise<boolean> {
  return freezeSelection(context, job, request, state, {
    freezeBatch: (tx, isInBatch) => freezeBatch(tx, job, isInBatch),
    atEnd: (tx) => noteCounting(tx, job, state, "selecting", context.now()),
  });
}

function freezeBatch(tx: Transaction, { id: jobId }: LeasedJob, isInBatch: SQL): number {
  const { changes } = tx.run(sql`
    INSERT INTO ${deletionItems} (job_id, contact_id, state, contact_updated_at)
    SELECT ${jobId}, ${contacts.id}, 'pending', ${contacts.updatedAt} FROM ${contacts}
    WHERE ${isInBatch} ORDER BY ${contacts.id}`);
  return changes;
}
