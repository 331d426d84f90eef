import type { Database } from "@/db/open-database";
import type { SiteAccess } from "@/lib/auth/site-access";
import { startExport } from "@/lib/bulk-actions/start-export";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import { testNow } from "./deletion";
import { prepareBulkAction } from "./prepare";

/** Prepares an export and returns its job's id. */
export async function mustPrepareExport(
  access: SiteAccess,
  db: Database,
  selection: ContactSelection,
): Promise<number> {
  const prepared = await prepareBulkAction(access, db, { selection, action: { do: "export" } }, testNow);
  if (!prepared.ok) throw new Error(prepared.refusal);
  return prepared.job.id;
}

/** Returns the contact ids of a whole export, in its order. */
export async function exportedIds(
  access: SiteAccess,
  db: Database,
  selection: ContactSelection,
): Promise<number[]> {
  const jobId = await mustPrepareExport(access, db, selection);
  const started = startExport(access, db, jobId, () => testNow);
  if (!started.ok) throw new Error(started.refusal);
  return idsOf(started.contacts);
}

export async function idsOf(contacts: AsyncIterable<{ id: number }>): Promise<number[]> {
  const ids: number[] = [];
  for await (const { id } of contacts) ids.push(id);
  return ids;
}
