import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import { isActive } from "../deletion-standing";

/** Names the document: it certifies what was deleted, or only records that nobody was. */
export function kindOfDocument(deletion: DeletionView): string {
  if (isActive(deletion)) return "Deletion under way";
  return deletion.deletedCount > 0 ? "Certificate of deletion" : "Record of a deletion";
}

/** Returns the receipt's number, never grouped: it is a name, not an amount. */
export function numberLabel({ id }: Pick<DeletionView, "id">): string {
  return `No. ${id}`;
}
