import { eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { apiKeys } from "@/db/schema";
import { write } from "@/db/write";
import { tokenHashOf } from "@/lib/values/token-hash";
import { standingOf } from "./key-expiry";
import { type KeyScope, scopesOf } from "./key-scopes";

const usedNoteMs = 60_000;

export type ApiAccess =
  | { ok: true; siteId: number; keyId: number; scopes: KeyScope[] }
  | { ok: false; refusal: "not_signed_in" | "key_expired" };

/**
 * Returns the site and what may be done on it under the key in a request's `Authorization: Bearer` header. Refuses an
 * unknown key, and one that has expired.
 */
export function findApiAccess(db: Database, authorization: string | null, now: number): ApiAccess {
  const key = /^Bearer (fw_[\w-]{20,100})$/.exec(authorization ?? "")?.[1];
  if (key === undefined) return { ok: false, refusal: "not_signed_in" };
  const found = db
    .select()
    .from(apiKeys)
    .where(eq(apiKeys.keyHash, tokenHashOf(key)))
    .get();
  if (!found) return { ok: false, refusal: "not_signed_in" };
  if (standingOf(found.expiresAt, now) === "expired") return { ok: false, refusal: "key_expired" };
  if ((found.lastUsedAt ?? 0) < now - usedNoteMs)
    write(db, (tx) => {
      tx.update(apiKeys).set({ lastUsedAt: now }).where(eq(apiKeys.id, found.id)).run();
    });
  return { ok: true, siteId: found.siteId, keyId: found.id, scopes: scopesOf(found.scopes) };
}
