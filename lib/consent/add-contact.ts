import { z } from "zod";
import type { Database } from "@/db/open-database";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { typedEmail } from "@/lib/values/email";
import { type Admission, admitContact } from "./admit-contact";

export const newContact = z.strictObject({
  email: typedEmail,
  name: z.string().trim().max(200, "at most 200 characters"),
  asksForMarketing: z.boolean(),
});

/** Adds someone by hand for an owner. The person decides about marketing email by confirming. */
export function addContact(
  access: SiteAccess,
  db: Database,
  { email, name, asksForMarketing }: z.infer<typeof newContact>,
  now: number,
): Admission {
  return write(db, (tx): Admission => {
    const wish = asksForMarketing ? "asked_by_owner" : "none";
    const admission = admitContact(tx, { siteId: access.siteId, email, name, source: "manual", wish }, now);
    if (!admission.ok) return admission;
    recordAudit(tx, {
      siteId: access.siteId,
      actorId: access.userId,
      action: "contact_added",
      counts: { contacts: admission.isNew ? 1 : 0 },
      now,
    });
    return admission;
  });
}
