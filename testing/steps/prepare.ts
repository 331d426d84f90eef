import type { Database } from "@/db/open-database";
import type { SiteAccess } from "@/lib/auth/site-access";
import { findPreparedBroadcast } from "@/lib/broadcasts/find-prepared-broadcast";
import { freezeRecipients } from "@/lib/broadcasts/freeze-recipients";
import { requestBroadcast } from "@/lib/broadcasts/request-broadcast";
import { findBulkActionPlan } from "@/lib/bulk-actions/find-bulk-actions";
import { freezeBulkAction } from "@/lib/bulk-actions/freeze-bulk-action";
import { requestBulkAction } from "@/lib/bulk-actions/request-bulk-action";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import type { JobContext } from "@/lib/jobs/job-context";
import { prepareNext } from "@/lib/preparations/run-preparation";
import { testWorld } from "./deletion";

/** Lists what the worker prepares. */
export const preparationKinds = { bulk_actions: freezeBulkAction, broadcasts: freezeRecipients };

/** Prepares all that is open, as the worker does. */
export async function prepareAll(context: JobContext): Promise<void> {
  while (await prepareNext(context, "test", preparationKinds));
}

/** Requests a bulk action and prepares it at once. */
export async function prepareBulkAction(
  access: SiteAccess,
  db: Database,
  plan: Parameters<typeof requestBulkAction>[2],
  now: number,
) {
  const requested = await requestBulkAction(access, db, plan, now);
  if (!requested.ok) return requested;
  await prepareAll({ ...testWorld(db), now: () => now });
  return preparedOf(findBulkActionPlan(access, db, requested.jobId, now));
}

/** Requests a broadcast and counts its recipients at once. */
export async function prepareBroadcast(
  access: SiteAccess,
  db: Database,
  selection: ContactSelection,
  now: number,
) {
  const requested = await requestBroadcast(access, db, selection, now);
  if (!requested.ok) return requested;
  await prepareAll({ ...testWorld(db), now: () => now });
  return preparedOf(findPreparedBroadcast(access, db, requested.broadcastId, now));
}

/** Returns what is prepared, or its refusal. Throws while it is being counted. */
function preparedOf<Reading extends { ok: boolean; state?: string }>(reading: Reading) {
  if (reading.ok && reading.state === "counting") throw new Error("it is not prepared");
  return reading as Exclude<Reading, { state: "counting" }>;
}
