import { z } from "zod";
import { prepared } from "@/db/prepared";
import { requestOptIn } from "@/lib/consent/request-opt-in";
import { exists, type LocalActionKind } from "./action-kind";

export const requestOptInInput = z.strictObject({ do: z.literal("request_opt_in") });

/**
 * Asks a contact to confirm marketing email. An owner can cause one request; after that only the person can ask for
 * another.
 */
export const requestOptInKind: LocalActionKind<object> = {
  wouldChange: (db, { contactId, status }) =>
    (status === "never_subscribed" || status === "pending") &&
    !exists(db, "SELECT 1 FROM opt_in_requests WHERE contact_id = ?", contactId),
  change(tx, { contactId }, _action, now) {
    if (!requestOptIn(tx, contactId, now)) return false;
    prepared(tx, "UPDATE contacts SET marketing_status = 'pending' WHERE id = ?").run(contactId);
    return true;
  },
};
