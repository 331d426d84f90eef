import type { z } from "zod";
import type { Database } from "@/db/open-database";
import { write } from "@/db/write";
import type { SiteAccess } from "@/lib/auth/site-access";
import type { JobRefusal, startOfBulkAction } from "./begin-bulk-action";
import { beginBulkAction } from "./begin-bulk-action";
import type { BulkActionView } from "./bulk-action-view";
import { getBulkAction } from "./find-bulk-actions";

/**
 * Queues a prepared job and returns at once, for whoever typed the phrase that its kind asks for. A job runs once. An
 * export begins when its file is requested.
 */
export function startBulkAction(
  access: SiteAccess,
  db: Database,
  { jobId, phrase: typed }: z.infer<typeof startOfBulkAction>,
  now: number,
): { ok: true; job: BulkActionView } | JobRefusal {
  const refused = write(db, (tx) => beginBulkAction(tx, access, { jobId, isExport: false, typed, now }));
  return refused ?? { ok: true, job: getBulkAction(access, db, jobId) };
}
