import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import { accounts, memberships, sites, users } from "@/db/schema";
import { write } from "@/db/write";
import { typedEmail } from "@/lib/values/email";
import { neutralTimeZone, timeZoneOf } from "@/lib/values/time-zones";
import { hasOwner } from "./has-owner";

export const setUpInput = z.object({
  name: z.string().trim().min(1).max(200),
  siteName: z.string().trim().min(1).max(200),
  email: typedEmail,
  password: z.string().min(10).max(128),
  /** Is the zone of the browser; one that this server does not know is as good as none. */
  timeZone: z.string().transform(timeZoneOf).default(neutralTimeZone),
});

export type SetUpField = Exclude<keyof z.infer<typeof setUpInput>, "timeZone">;

type SetUpRefusal = { ok: false; refusal: "already_set_up" };

/** Creates the first owner and the site. It is refused for good once anyone can sign in. */
export function setUp(
  db: Database,
  {
    name,
    siteName,
    email,
    passwordHash,
    timeZone = neutralTimeZone,
  }: { name: string; siteName: string; email: string; passwordHash: string; timeZone?: string },
  now: number,
): { ok: true } | SetUpRefusal {
  return write(db, (tx): { ok: true } | SetUpRefusal => {
    if (hasOwner(tx)) return { ok: false, refusal: "already_set_up" };
    const userId = randomUUID();
    const at = { createdAt: new Date(now), updatedAt: new Date(now) };
    tx.insert(users)
      .values({ id: userId, name, email, ...at })
      .run();
    tx.insert(accounts)
      .values({
        id: randomUUID(),
        userId,
        accountId: userId,
        providerId: "credential",
        password: passwordHash,
        ...at,
      })
      .run();
    const site = tx
      .insert(sites)
      .values({ name: siteName, createdAt: now, timeZone })
      .returning({ id: sites.id })
      .get();
    tx.insert(memberships).values({ userId, siteId: site.id, role: "owner", createdAt: now }).run();
    return { ok: true };
  });
}
