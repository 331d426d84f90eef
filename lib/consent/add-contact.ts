import { z } from "zod";
import type { Database } from "@/db/open-database";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { typedEmail } from "@/lib/values/email";
import { type Admission, admitContact } from "./admit-contact";
import { anyReason, type ErasedIdentity, findErasedIdentity } from "./identities/erased-identities";

export const newContact = z.strictObject({
  email: typedEmail,
  name: z.string().trim().max(200, "at most 200 characters"),
  asksForMarketing: z.boolean(),
});

type Added = Extract<Admission, { ok: true }> & {
  /** Holds what is remembered of the email of someone new; null if it was never erased here. */
  erased: ErasedIdentity | null;
};

/** Adds someone by hand for an owner. The person decides about marketing email by confirming. */
export function addContact(
  access: SiteAccess,
  db: Database,
  { email, name, asksForMarketing }: z.infer<typeof newContact>,
  now: number,
): Added | Exclude<Admission, { ok: true }> {
  return write(db, (tx): Added | Exclude<Admission, { ok: true }> => {
    const erased = findErasedIdentity(tx, access.siteId, email, anyReason) ?? null;
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
    return { ...admission, erased: admission.isNew ? erased : null };
  });
}
