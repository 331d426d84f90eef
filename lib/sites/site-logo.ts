import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import { siteLogos } from "@/db/schema";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { mostLogoBytes } from "./logo-limits";

type LogoType = "image/png" | "image/jpeg" | "image/webp";

export const newLogo = z.strictObject({ bytes: z.instanceof(Uint8Array) });

export type LogoRefusal = { ok: false; refusal: "logo_too_big" | "not_a_picture" };

/** Returns the picture that anyone may see; undefined when the site has none. */
export function findSiteLogo(
  db: Database,
  siteId: number,
): { type: LogoType; bytes: Uint8Array; setAt: number } | undefined {
  const { type, bytes, setAt } = siteLogos;
  return db.select({ type, bytes, setAt }).from(siteLogos).where(eq(siteLogos.siteId, siteId)).get();
}

/** Sets the site's logo. Its first bytes say what it is, not its name; anything but a picture is refused. */
export function setSiteLogo(
  access: SiteAccess,
  db: Database,
  { bytes }: z.infer<typeof newLogo>,
  now: number,
): { ok: true } | LogoRefusal {
  if (bytes.length > mostLogoBytes) return { ok: false, refusal: "logo_too_big" };
  const type = typeOf(bytes);
  if (!type) return { ok: false, refusal: "not_a_picture" };
  const { siteId, userId } = access;
  return write(db, (tx): { ok: true } => {
    const before = tx
      .select({ setAt: siteLogos.setAt })
      .from(siteLogos)
      .where(eq(siteLogos.siteId, siteId))
      .get();
    // Each picture has a time of its own, because browsers keep what they read under it.
    const logo = { type, bytes: Buffer.from(bytes), setAt: Math.max(now, (before?.setAt ?? 0) + 1) };
    tx.insert(siteLogos)
      .values({ siteId, ...logo })
      .onConflictDoUpdate({ target: siteLogos.siteId, set: logo })
      .run();
    recordAudit(tx, { siteId, actorId: userId, action: "site_logo_set", counts: {}, now });
    return { ok: true };
  });
}

/** Removes the site's logo. A site without one stays as it is, and nothing is recorded. */
export function removeSiteLogo(access: SiteAccess, db: Database, now: number): { ok: true } {
  const { siteId, userId } = access;
  return write(db, (tx): { ok: true } => {
    const { changes } = tx.delete(siteLogos).where(eq(siteLogos.siteId, siteId)).run();
    if (changes > 0)
      recordAudit(tx, { siteId, actorId: userId, action: "site_logo_removed", counts: {}, now });
    return { ok: true };
  });
}

const isLike = (bytes: Uint8Array, at: number, begin: string) =>
  Buffer.from(bytes.subarray(at, at + begin.length)).toString("latin1") === begin;

function typeOf(bytes: Uint8Array): LogoType | undefined {
  if (isLike(bytes, 0, "\x89PNG\r\n\x1a\n")) return "image/png";
  if (isLike(bytes, 0, "\xff\xd8\xff")) return "image/jpeg";
  return isLike(bytes, 0, "RIFF") && isLike(bytes, 8, "WEBP") ? "image/webp" : undefined;
}
