import type { Database } from "@/db/open-database";
import type { SiteAccess } from "@/lib/auth/site-access";
import { countIn } from "@/lib/contacts/list/count-contacts";
import type { ContactSelection } from "./contact-selection";
import { idBatches } from "./selection-batches";

/** Counts the contacts selected by id that the site does not have; 0 when the owner goes on without them. */
export async function countMissing(
  access: SiteAccess,
  db: Database,
  selection: ContactSelection,
): Promise<number> {
  if (selection.kind !== "ids" || selection.withoutMissing) return 0;
  return new Set(selection.ids).size - (await countIn(db, idBatches(access, selection.ids)));
}
