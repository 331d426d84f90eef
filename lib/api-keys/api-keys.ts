import { randomBytes } from "node:crypto";
import { and, desc, eq } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import { apiKeys } from "@/db/schema";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { tokenHashOf } from "@/lib/values/token-hash";
import { type KeyStanding, standingOf } from "./key-expiry";
import { type KeyScope, keyScopes, scopesOf } from "./key-scopes";

const dayMs = 86_400_000;

export const newApiKey = z.strictObject({
  name: z.string().trim().min(1, "a name").max(100, "at most 100 characters"),
  scopes: z
    .array(z.enum(keyScopes, "a known scope"))
    .refine((scopes) => scopes.includes("contacts.add"), "at least the scope contacts.add"),
  /** Is after how many days it expires; null for never. */
  days: z.number().int().min(1).max(3660).nullable(),
});
export const ofApiKey = z.strictObject({ keyId: z.number().int().positive() });

export interface ApiKeyView {
  id: number;
  name: string;
  hint: string;
  createdAt: number;
  lastUsedAt: number | null;
  scopes: KeyScope[];
  expiresAt: number | null;
  standing: KeyStanding;
}

/** Lists the keys of the site, newest first, with those that have expired. */
export function listApiKeys(access: SiteAccess, db: Database, now: number): ApiKeyView[] {
  return db
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      hint: apiKeys.hint,
      createdAt: apiKeys.createdAt,
      lastUsedAt: apiKeys.lastUsedAt,
      scopes: apiKeys.scopes,
      expiresAt: apiKeys.expiresAt,
    })
    .from(apiKeys)
    .where(eq(apiKeys.siteId, access.siteId))
    .orderBy(desc(apiKeys.id))
    .all()
    .map((key) => ({ ...key, scopes: scopesOf(key.scopes), standing: standingOf(key.expiresAt, now) }));
}

/** Creates a key for another program. The key is returned once and stored as a hash. */
export function createApiKey(
  access: SiteAccess,
  db: Database,
  { name, scopes, days }: z.infer<typeof newApiKey>,
  now: number,
): { ok: true; key: string } {
  const key = `fw_${randomBytes(32).toString("base64url")}`;
  write(db, (tx) => {
    tx.insert(apiKeys)
      .values({
        siteId: access.siteId,
        name,
        keyHash: tokenHashOf(key),
        hint: key.slice(-4),
        createdBy: access.userId,
        createdAt: now,
        scopes: JSON.stringify(scopes),
        expiresAt: days === null ? null : now + days * dayMs,
      })
      .run();
    const entry = { siteId: access.siteId, actorId: access.userId, action: "api_key_created" as const };
    recordAudit(tx, { ...entry, counts: {}, now });
  });
  return { ok: true, key };
}

/** Removes the key, so that it gives no access from now on. */
export function revokeApiKey(
  access: SiteAccess,
  db: Database,
  { keyId }: z.infer<typeof ofApiKey>,
  now: number,
): { ok: true } | { ok: false; refusal: "not_found" } {
  return write(db, (tx): { ok: true } | { ok: false; refusal: "not_found" } => {
    const { changes } = tx
      .delete(apiKeys)
      .where(and(eq(apiKeys.id, keyId), eq(apiKeys.siteId, access.siteId)))
      .run();
    if (changes === 0) return { ok: false, refusal: "not_found" };
    const entry = { siteId: access.siteId, actorId: access.userId, action: "api_key_revoked" as const };
    recordAudit(tx, { ...entry, counts: {}, now });
    return { ok: true };
  });
}
