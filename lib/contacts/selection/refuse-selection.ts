import type { Database } from "@/db/open-database";
import type { SiteAccess } from "@/lib/auth/site-access";
import { type ContactSelection, findWrongSelection, type WrongSelection } from "./contact-selection";
import { countMissing } from "./count-missing";
import { idsAtOnce } from "./selection-batches";

export type SelectionRefusal =
  | WrongSelection
  | { ok: false; refusal: "contacts_not_found"; missingCount: number };

/**
 * Returns a refusal when a selection names what the site does not have. What costs more to find out, the job
 * that freezes it refuses later.
 */
export async function refuseSelection(
  access: SiteAccess,
  db: Database,
  selection: ContactSelection,
): Promise<SelectionRefusal | undefined> {
  const wrong = findWrongSelection(access, db, selection);
  if (wrong) return wrong;
  const isSmall = selection.kind === "ids" && selection.ids.length <= idsAtOnce;
  const missingCount = isSmall ? await countMissing(access, db, selection) : 0;
  return missingCount > 0 ? { ok: false, refusal: "contacts_not_found", missingCount } : undefined;
}
