import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { write } from "@/db/write";
import type { AccountAccess } from "@/lib/auth/site-access";

/**
 * Does what makes better-auth begin another session in place of this one, and has that work with the same site, of which
 * better-auth knows nothing.
 */
export async function inSameSite<Result>(
  { userId }: AccountAccess,
  db: Database,
  ownSessionId: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const own = "SELECT site_id FROM sessions WHERE id = @ownSessionId AND user_id = @userId";
  const siteId = preparedValue<number | null>(db, own).get({ ownSessionId, userId });
  const before = preparedValue<string>(db, "SELECT id FROM sessions WHERE user_id = ?").all(userId);
  const result = await work();
  write(db, (tx) =>
    prepared(
      tx,
      `UPDATE sessions SET site_id = @siteId
       WHERE user_id = @userId AND id NOT IN (SELECT value FROM json_each(@before))`,
    ).run({ siteId: siteId ?? null, userId, before: JSON.stringify(before) }),
  );
  return result;
}
