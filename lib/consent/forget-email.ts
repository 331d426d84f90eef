import type { z } from "zod";
import type { Database } from "@/db/open-database";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { findContactByEmail, type oneEmail } from "./find-email-standing";
import { rememberErasedIdentity } from "./identities/erased-identities";

/**
 * Forgets an email in advance: when it comes, it gets no marketing email until it confirms. Refuses the email of a
 * contact, who must be deleted instead. Forgetting it again changes nothing.
 */
export function forgetEmail(
  access: SiteAccess,
  db: Database,
  { email }: z.infer<typeof oneEmail>,
  now: number,
): { ok: true; isNew: boolean } | { ok: false; refusal: "is_a_contact" } {
  return write(db, (tx): { ok: true; isNew: boolean } | { ok: false; refusal: "is_a_contact" } => {
    if (findContactByEmail(tx, access.siteId, email)) return { ok: false, refusal: "is_a_contact" };
    const isNew = rememberErasedIdentity(tx, access.siteId, email, now, "forgotten");
    recordAudit(tx, {
      siteId: access.siteId,
      actorId: access.userId,
      action: "address_forgotten",
      counts: { addresses: isNew ? 1 : 0 },
      now,
    });
    return { ok: true, isNew };
  });
}
