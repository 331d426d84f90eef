import { count, eq, sum } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { erasedIdentities } from "@/db/schema";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { knownEmailAddress } from "@/lib/values/email-address";
import {
  anyReason,
  type ErasedIdentity,
  findErasedIdentity,
  rememberErasedIdentity,
} from "./erased-identities";
import { identityDigests } from "./identity-keys";
import type { MarketingStatus } from "./marketing-status";

export const oneAddress = z.strictObject({ email: knownEmailAddress });

export interface AddressStanding {
  /** What is remembered of the address; null if it was never erased here. */
  erased: ErasedIdentity | null;
  /** The contact who has it now. */
  contact: { id: number; status: MarketingStatus } | null;
}

/** Whether an address was erased from the site, asked by someone who knows it: the system does not. */
export function findAddressStanding(
  access: SiteAccess,
  db: Database,
  { email }: z.infer<typeof oneAddress>,
): { ok: true; standing: AddressStanding } {
  const erased = findErasedIdentity(db, access.siteId, email, anyReason) ?? null;
  return { ok: true, standing: { erased, contact: findContact(db, access.siteId, email) } };
}

/**
 * Forgets an address before it ever came: if it does, it gets no marketing e-mail until it confirms. Refuses the
 * address of a contact, who has to be deleted instead. Forgetting it again changes nothing.
 */
export function forgetAddress(
  access: SiteAccess,
  db: Database,
  { email }: z.infer<typeof oneAddress>,
  now: number,
): { ok: true; isNew: boolean } | { ok: false; refusal: "is_a_contact" } {
  return write(db, (tx): { ok: true; isNew: boolean } | { ok: false; refusal: "is_a_contact" } => {
    if (findContact(db, access.siteId, email)) return { ok: false, refusal: "is_a_contact" };
    const isNew = rememberErasedIdentity(db, access.siteId, email, now, "forgotten");
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

export interface Ledger {
  total: number;
  /** Digests that still need a key that is no longer in use. */
  underOlderKeys: number;
}

/** How many addresses the site remembers. */
export function getLedger(access: SiteAccess, db: Database): Ledger {
  const [{ keyId }] = identityDigests(db, "");
  const counted = db
    .select({ total: count(), current: sum(eq(erasedIdentities.keyId, keyId)).mapWith(Number) })
    .from(erasedIdentities)
    .where(eq(erasedIdentities.siteId, access.siteId))
    .get();
  const total = counted?.total ?? 0;
  return { total, underOlderKeys: total - (counted?.current ?? 0) };
}

function findContact(
  db: Database,
  siteId: number,
  email: string,
): { id: number; status: MarketingStatus } | null {
  const found = prepared(
    db,
    "SELECT id, marketing_status AS status FROM contacts WHERE site_id = ? AND email = ?",
  ).get(siteId, email) as { id: number; status: MarketingStatus } | undefined;
  return found ?? null;
}
