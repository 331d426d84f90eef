import { randomBytes } from "node:crypto";
import { and, desc, eq } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import { apiKeys } from "@/db/schema";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { tokenHashOf } from "@/lib/values/token-hash";

export const newApiKey = z.strictObject({
  name: z.string().trim().min(1, "a name").max(100, "at most 100 characters"),
});
export const ofApiKey = z.strictObject({ keyId: z.number().int().positive() });

export interface ApiKeyView {
  id: number;
  name: string;
  hint: string;
  createdAt: number;
  lastUsedAt: number | null;
}

const usedNoteMs = 60_000;

export function listApiKeys(access: SiteAccess, db: Database): ApiKeyView[] {
  return db
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      hint: apiKeys.hint,
      createdAt: apiKeys.createdAt,
      lastUsedAt: apiKeys.lastUsedAt,
    })
    .from(apiKeys)
    .where(eq(apiKeys.siteId, access.siteId))
    .orderBy(desc(apiKeys.id))
    .all();
}

/** Creates a key for another program. The key is returned once and stored as a hash. */
export function createApiKey(
  access: SiteAccess,
  db: Database,
  { name }: z.infer<typeof newApiKey>,
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

/**
 * Returns the site and the id of the key in a request's `Authorization: Bearer` header; undefined for an unknown
 * key.
 */
export function findApiAccess(
  db: Database,
  authorization: string | null,
  now: number,
): { siteId: number; keyId: number } | undefined {
  const key = /^Bearer (fw_[\w-]{20,100})$/.exec(authorization ?? "")?.[1];
  if (key === undefined) return undefined;
  const found = db
    .select()
    .from(apiKeys)
    .where(eq(apiKeys.keyHash, tokenHashOf(key)))
    .get();
  if (!found) return undefined;
  if ((found.lastUsedAt ?? 0) < now - usedNoteMs)
    write(db, (tx) => {
      tx.update(apiKeys).set({ lastUsedAt: now }).where(eq(apiKeys.id, found.id)).run();
    });
  return { siteId: found.siteId, keyId: found.id };
}
