import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";

/** Describes what people see of a site, on its public pages, in its letters and in its own frame. */
export interface SiteLook {
  name: string;
  /** Is the site's colour as `#rrggbb`; null for the product's own. */
  color: string | null;
  /** Is null while the site has no logo. It changes with the picture, so that a browser may keep one for good. */
  logoUrl: string | null;
}

/** Is what a letter says and shows of its site. Letters load no picture, so they have no logo. */
export interface LetterSite {
  name: string;
  color: string | null;
  /** Is empty until the owner gives one. */
  postalAddress: string;
  timeZone: string;
}

/** Returns what the letters of a site say of it. The site must exist. */
export function getLetterSite(db: Database, siteId: number): LetterSite {
  return prepared<LetterSite>(
    db,
    "SELECT name, color, postal_address AS postalAddress, time_zone AS timeZone FROM sites WHERE id = ?",
  ).one(siteId);
}

interface StoredLook {
  name: string;
  color: string | null;
  logoSetAt: number | null;
}

/** Returns how a site looks. The site must exist. */
export function getSiteLook(db: Database, siteId: number): SiteLook {
  const { logoSetAt, ...look } = prepared<StoredLook>(
    db,
    `SELECT sites.name, sites.color, site_logos.set_at AS logoSetAt
     FROM sites LEFT JOIN site_logos ON site_logos.site_id = sites.id WHERE sites.id = ?`,
  ).one(siteId);
  return { ...look, logoUrl: logoSetAt === null ? null : `/api/sites/${siteId}/logo?set=${logoSetAt}` };
}
