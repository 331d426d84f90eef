import { preparedValue } from "@/db/prepared";
import type { Reader } from "@/db/write";
import type { SiteAccess } from "@/lib/auth/site-access";
import { isConfirmed } from "@/lib/values/typed-phrase";

/** Is the name of what goes, typed. */
export interface TypedName {
  phrase: string;
}

/**
 * Refuses a change that cannot be undone while the name of the tag or field that goes is not typed. What is not there
 * is left to the change to refuse.
 */
export function refuseUntyped(
  access: SiteAccess,
  db: Reader,
  { table, id, phrase }: TypedName & { table: "tags" | "custom_fields"; id: number },
): { ok: false; refusal: "confirmation_mismatch" } | undefined {
  const name = preparedValue<string>(db, `SELECT name FROM ${table} WHERE id = ? AND site_id = ?`).get(
    id,
    access.siteId,
  );
  if (name === undefined || isConfirmed(name, phrase)) return undefined;
  return { ok: false, refusal: "confirmation_mismatch" };
}
