import type { z } from "zod";
import type { Database } from "@/db/open-database";
import { write } from "@/db/write";
import type { SiteAccess } from "@/lib/auth/site-access";
import { beginJob } from "./begin-bulk-action";
import type { ContactJobView } from "./bulk-action";
import { getContactJob } from "./find-bulk-actions";
import type { JobRefusal, ofContactJob } from "./of-bulk-action";

/** Queues what was prepared, and returns at once. A job runs once. An export begins when its file is asked for. */
export function startContactJob(
  access: SiteAccess,
  db: Database,
  { jobId }: z.infer<typeof ofContactJob>,
  now: number,
): { ok: true; job: ContactJobView } | JobRefusal {
  const refused = write(db, (tx) => beginJob(tx, access, { jobId, isExport: false, now }));
  return refused ?? { ok: true, job: getContactJob(access, db, jobId) };
}
