import { z } from "zod";
import { preparedValue } from "@/db/prepared";
import type { LocalActionKind } from "./action-kind";
import { isHidden, setHiddenAt } from "./hide";

export const unhideInput = z.strictObject({ do: z.literal("unhide") });

export const unhide: LocalActionKind<object> = {
  undoneBy: "hide",
  wouldChange: (db, { contactId }) => isHidden(db, contactId),
  change: (tx, { contactId }) => setHiddenAt(tx, contactId, null),
  readBefore: (db, contactId) => ({
    hiddenAt: preparedValue<number>(db, "SELECT hidden_at FROM contacts WHERE id = ?").one(contactId),
  }),
};
