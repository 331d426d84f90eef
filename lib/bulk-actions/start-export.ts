import { randomUUID } from "node:crypto";
import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { write } from "@/db/write";
import type { SiteAccess } from "@/lib/auth/site-access";
import { type ContactDetails, iterateContacts } from "@/lib/contacts/list/iterate-contacts";
import { idBatches, idsAtOnce } from "@/lib/contacts/selection/selection-batches";
import { keepLeaseAlive, type LeasedJob, longestLeaseMs } from "@/lib/jobs/lease";
import { yieldToRequests } from "@/lib/jobs/time-slice";
import { endBulkAction } from "./audit-bulk-action";
import { type BeginRefusal, beginBulkAction } from "./begin-bulk-action";
import { noteProgress } from "./note-progress";

/** Aborts the export when the client has read nothing for this long. */
const stalledMs = 5 * 60_000;
/** Is longer than for other jobs: no other process can continue an export, so an early takeover would only end it. */
const silentMs = longestLeaseMs;

/**
 * Starts a prepared export, once, for the client that is about to read it: nothing is kept on the server, and the
 * job stops when the reading does. `ended` is aborted when it was stopped or stands still. The audit entry is
 * written before the first contact leaves.
 */
export function startExport(
  access: SiteAccess,
  db: Database,
  jobId: number,
  now: () => number,
): { ok: true; contacts: AsyncGenerator<ContactDetails>; ended: AbortSignal } | BeginRefusal {
  const leaseOwner = randomUUID();
  const lease = { leaseOwner, leaseExpiresAt: now() + silentMs };
  const refused = write(db, (tx) =>
    beginBulkAction(tx, access, { jobId, isExport: true, lease, now: now() }),
  );
  if (refused) return refused;
  const job: LeasedJob = { table: "bulk_actions", id: jobId, siteId: access.siteId, leaseOwner, silentMs };
  const end = new AbortController();
  return { ok: true, contacts: readExport(access, db, job, { now, end }), ended: end.signal };
}

/** Reads the contacts of an export. Throws LeaseLost when the owner has stopped it. */
async function* readExport(
  access: SiteAccess,
  db: Database,
  job: LeasedJob,
  { now, end }: { now: () => number; end: AbortController },
): AsyncGenerator<ContactDetails> {
  let readAt = now();
  const stopKeeping = keepLeaseAlive(db, job, now, (isOurs) => {
    if (!isOurs || now() - readAt > stalledMs) end.abort();
  });
  let status: "completed" | "stopped" = "stopped";
  try {
    for (let ids = idsAfter(db, job, 0); ids.length > 0; ids = idsAfter(db, job, ids.at(-1) ?? 0)) {
      const contacts = [...iterateContacts(db, idBatches(access, ids))];
      // Progress is noted before the contacts leave, so that never fewer are noted than were read. A contact that is
      // gone counts as unchanged.
      const progress = { changed: contacts.length, unchanged: ids.length - contacts.length };
      write(db, (tx) => noteProgress(tx, job, progress, now()));
      for (const contact of contacts) {
        yield contact;
        readAt = now();
      }
      await yieldToRequests();
    }
    status = "completed";
  } finally {
    stopKeeping();
    write(db, (tx) => endBulkAction(tx, job, { status, now: now() }));
  }
}

function idsAfter(db: Database, { id }: LeasedJob, after: number): number[] {
  return preparedValue<number>(
    db,
    "SELECT contact_id FROM bulk_action_items WHERE job_id = ? AND contact_id > ? ORDER BY contact_id LIMIT ?",
  ).all(id, after, idsAtOnce);
}
