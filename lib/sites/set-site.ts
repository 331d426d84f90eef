import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import { sites } from "@/db/schema";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { isTimeZone } from "@/lib/values/time-zones";

export const siteSettings = z.strictObject({
  name: z.string().trim().min(1).max(200),
  postalAddress: z
    .string()
    .transform((text) => text.replace(/\r\n?/g, "\n").trim())
    .pipe(z.string().max(500)),
  timeZone: z.string().refine(isTimeZone),
  /** Is null for the product's own colour. */
  color: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^#[0-9a-f]{6}$/)
    .nullable(),
});

export type SiteSettings = z.infer<typeof siteSettings>;

/** Returns what an owner can change about the site itself. */
export function getSiteSettings(access: SiteAccess, db: Database): SiteSettings {
  const { name, postalAddress, timeZone, color } = sites;
  const site = db
    .select({ name, postalAddress, timeZone, color })
    .from(sites)
    .where(eq(sites.id, access.siteId))
    .get();
  if (!site) throw new Error(`site ${access.siteId} does not exist`);
  return site;
}

/** Changes what the site is called, where it sits, when its days begin and how it looks. */
export function setSite(access: SiteAccess, db: Database, settings: SiteSettings, now: number): { ok: true } {
  const { siteId, userId } = access;
  return write(db, (tx): { ok: true } => {
    tx.update(sites).set(settings).where(eq(sites.id, siteId)).run();
    recordAudit(tx, { siteId, actorId: userId, action: "site_changed", counts: {}, now });
    return { ok: true };
  });
}
