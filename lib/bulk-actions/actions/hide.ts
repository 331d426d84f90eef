import { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import { exists, type LocalActionKind } from "./action-kind";

export const hideInput = z.strictObject({ do: z.literal("hide") });

export const hide: LocalActionKind<object> = {
  undoneBy: "unhide",
  wouldChange: (db, { contactId }) => !isHidden(db, contactId),
  change: (tx, { contactId }, _action, now) => setHiddenAt(tx, contactId, now),
  changeBack: (tx, { contactId }, _action, { hiddenAt }, now) => setHiddenAt(tx, contactId, hiddenAt ?? now),
};

export function isHidden(db: Database, contactId: number): boolean {
  return exists(db, "SELECT 1 FROM contacts WHERE id = ? AND hidden_at IS NOT NULL", contactId);
}

export function setHiddenAt(tx: Transaction, contactId: number, hiddenAt: number | null): boolean {
  return prepared(tx, "UPDATE contacts SET hidden_at = ? WHERE id = ?").run(hiddenAt, contactId).changes > 0;
}
