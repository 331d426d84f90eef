import { eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { siteLogos, sites } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";

/** Says whose a certificate is. */
export interface Letterhead {
  siteName: string;
  /** Is empty while the site has none. */
  postalAddress: string;
  /** Is the picture itself as a `data:` url, so that a saved page keeps it; null while the site has none. */
  logoUrl: string | null;
}

/** Returns what stands at the top of the site's certificates. */
export function getLetterhead({ siteId }: SiteAccess, db: Database): Letterhead {
  const found = db
    .select({
      siteName: sites.name,
      postalAddress: sites.postalAddress,
      type: siteLogos.type,
      bytes: siteLogos.bytes,
    })
    .from(sites)
    .leftJoin(siteLogos, eq(siteLogos.siteId, sites.id))
    .where(eq(sites.id, siteId))
    .get();
  if (!found) throw new Error(`site ${siteId} does not exist`);
  const { siteName, postalAddress, type, bytes } = found;
  const logoUrl = type && bytes ? `data:${type};base64,${bytes.toString("base64")}` : null;
  return { siteName, postalAddress, logoUrl };
}
