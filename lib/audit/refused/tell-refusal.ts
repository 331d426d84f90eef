import type { Database } from "@/db/open-database";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import { isWithin } from "@/lib/doors/is-within";
import { counterKeyOf } from "@/lib/doors/sender-key";
import { inWriteTurn } from "@/lib/system/write-turns";

/** Is who was refused on which site, and the name of the permission that they lack. */
export interface Refused {
  siteId: number;
  userId: string;
  permission: string;
}

/**
 * Records in History that somebody asked for what their role may not: once an hour for each person and permission, so
 * that nobody can fill it. No screen offers it to them, so they asked by hand, or had another role a moment before.
 */
export async function tellRefusal(
  { siteId, userId, permission }: Refused,
  db: Database,
  now: number,
): Promise<void> {
  const oncePerHour = { name: "refusals that were told", points: 1, seconds: 3600 };
  if (!(await isWithin(oncePerHour, counterKeyOf(`${siteId} ${userId} ${permission}`)))) return;
  const entry = {
    siteId,
    actorId: userId,
    action: "access_refused",
    counts: { [permission]: 1 },
    now,
  } as const;
  await inWriteTurn(db, () => write(db, (tx) => recordAudit(tx, entry)));
}
