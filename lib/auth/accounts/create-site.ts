import { z } from "zod";
import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { type Reader, write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Environment, env } from "@/lib/system/env";
import { typedEmail } from "@/lib/values/email";
import { isTimeZone, neutralTimeZone } from "@/lib/values/time-zones";
import { insertSite, insertUser } from "./insert-owner";

export const newSite = z.strictObject({
  siteName: z.string().trim().min(1).max(200),
  timeZone: z.string().refine(isTimeZone).default(neutralTimeZone),
});

export const newSiteInput = newSite.extend({
  email: typedEmail,
  ownerName: z.string().trim().min(1).max(200).optional(),
});

export type NewSiteField = keyof z.infer<typeof newSiteInput>;

/**
 * Is who will own a site: someone who is signed in and makes it themselves, or, on the server's command line, whoever
 * signs in with an email. `create` makes a sign-in for an email that has none.
 */
export type SiteOwner =
  | { userId: string }
  | { email: string; create: { name: string; passwordHash: string } | undefined };

type CreatedSite = { ok: true; siteId: number } | CreateSiteRefusal;

export type CreateSiteRefusal = { ok: false; refusal: "owner_unknown" | "stripe_site_unset" };

type StripeEnvironment = Pick<Environment, "STRIPE_SECRET_KEY" | "STRIPE_WEBHOOK_SECRET" | "STRIPE_SITE">;

/** Creates a site and its owner's membership. Refuses while a second site would make unclear whose Stripe is set. */
export function createSite(
  db: Database,
  { siteName, timeZone }: z.infer<typeof newSite>,
  owner: SiteOwner,
  now: number,
  environment: StripeEnvironment = env(),
): CreatedSite {
  return write(db, (tx): CreatedSite => {
    if (isStripeSiteUnset(tx, environment)) return { ok: false, refusal: "stripe_site_unset" };
    const userId =
      "userId" in owner
        ? owner.userId
        : (findUserId(tx, owner.email) ??
          (owner.create && insertUser(tx, { ...owner.create, email: owner.email }, now)));
    if (userId === undefined) return { ok: false, refusal: "owner_unknown" };
    const siteId = insertSite(tx, { siteName, timeZone, userId }, now);
    const actorId = "userId" in owner ? userId : null;
    recordAudit(tx, { siteId, actorId, action: "site_created", counts: {}, now });
    return { ok: true, siteId };
  });
}

/**
 * Tells whether the Stripe of the environment serves the only site because there is no other: with a second one the
 * instance could not start.
 */
export function isStripeSiteUnset(
  db: Reader,
  { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_SITE }: StripeEnvironment = env(),
): boolean {
  const isSet = STRIPE_SECRET_KEY !== undefined || STRIPE_WEBHOOK_SECRET !== undefined;
  if (!isSet || STRIPE_SITE !== undefined) return false;
  return preparedValue(db, "SELECT 1 FROM sites LIMIT 1").get() !== undefined;
}

/** Finds who signs in with this email, in its normal form. */
export function findUserId(db: Reader, email: string): string | undefined {
  return preparedValue<string>(db, "SELECT id FROM users WHERE email = ?").get(email);
}
