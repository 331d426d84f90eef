import { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import type { SiteAccess } from "@/lib/auth/site-access";
import { knownEmail } from "@/lib/values/email";
import { anyReason, type ErasedIdentity, findErasedIdentity } from "./identities/erased-identities";
import type { MarketingStatus } from "./status/marketing-status";

/** Names one email, of a contact or not. */
export const oneEmail = z.strictObject({ email: knownEmail });

export interface EmailStanding {
  /** Holds what is remembered of the email; null if it was never erased here. */
  erased: ErasedIdentity | null;
  /** Is the contact who has it now. */
  contact: { id: number; status: MarketingStatus } | null;
}

/** Tells someone who knows an email whether it was erased from the site. The system does not know the email. */
export function findEmailStanding(
  access: SiteAccess,
  db: Database,
  { email }: z.infer<typeof oneEmail>,
): { ok: true; standing: EmailStanding } {
  const erased = findErasedIdentity(db, access.siteId, email, anyReason) ?? null;
  return { ok: true, standing: { erased, contact: findContactByEmail(db, access.siteId, email) } };
}

/** Returns the contact of the site who has this email now; null when nobody has it. */
export function findContactByEmail(
  db: Database,
  siteId: number,
  email: string,
): { id: number; status: MarketingStatus } | null {
  const found = prepared<{ id: number; status: MarketingStatus }>(
    db,
    "SELECT id, marketing_status AS status FROM contacts WHERE site_id = ? AND email = ? AND erased_before_at IS NULL",
  ).get(siteId, email);
  return found ?? null;
}
