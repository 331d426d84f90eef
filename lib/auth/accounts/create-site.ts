import { z } from "zod";
import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { type Reader, write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import { typedEmail } from "@/lib/values/email";
import { isTimeZone, neutralTimeZone } from "@/lib/values/time-zones";
import { insertSite, insertUser } from "./insert-owner";

export const newSiteInput = z.object({
  siteName: z.string().trim().min(1).max(200),
  email: typedEmail,
  ownerName: z.string().trim().min(1).max(200).optional(),
  timeZone: z.string().refine(isTimeZone).default(neutralTimeZone),
});

export type NewSiteField = keyof z.infer<typeof newSiteInput>;

type CreatedSite = { ok: true; siteId: number } | { ok: false; refusal: "owner_unknown" };

/**
 * Creates a site on the server's command line. Someone who signs in already becomes its owner; anyone else gets a
 * sign-in, for which `newOwner` is needed.
 */
export function createSite(
  db: Database,
  { siteName, email, timeZone }: Omit<z.infer<typeof newSiteInput>, "ownerName">,
  newOwner: { name: string; passwordHash: string } | undefined,
  now: number,
): CreatedSite {
  return write(db, (tx): CreatedSite => {
    const userId = findUserId(tx, email) ?? (newOwner && insertUser(tx, { ...newOwner, email }, now));
    if (userId === undefined) return { ok: false, refusal: "owner_unknown" };
    const siteId = insertSite(tx, { siteName, timeZone, userId }, now);
    recordAudit(tx, { siteId, actorId: null, action: "site_created", counts: {}, now });
    return { ok: true, siteId };
  });
}

/** Finds who signs in with this email, in its normal form. */
export function findUserId(db: Reader, email: string): string | undefined {
  return preparedValue<string>(db, "SELECT id FROM users WHERE email = ?").get(email);
}
