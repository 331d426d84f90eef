import type { Database } from "@/db/open-database";
import type { SiteAccess } from "@/lib/auth/site-access";
import type { ContactSelection } from "./contact-selection";
import { countIn } from "./count-contacts";
import { idPieces } from "./selection-pieces";

/** How many of those selected by id the site does not have. None when the owner goes on without them. */
export async function countMissing(
  access: SiteAccess,
  db: Database,
  selection: ContactSelection,
): Promise<number> {
  if (selection.kind !== "ids" || selection.withoutMissing) return 0;
  return new Set(selection.ids).size - (await countIn(db, idPieces(access, selection.ids)));
}
