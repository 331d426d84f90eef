import { z } from "zod";
import type { Database } from "@/db/open-database";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import { typedEmail } from "@/lib/values/email";
import { neutralTimeZone, timeZoneOf } from "@/lib/values/time-zones";
import { hasOwner } from "./has-owner";
import { insertSite, insertUser } from "./insert-owner";

export const setUpInput = z.object({
  name: z.string().trim().min(1).max(200),
  siteName: z.string().trim().min(1).max(200),
  email: typedEmail,
  /** Is chosen by the rule of `weaknessOf`, which also looks at the rest. */
  password: z.string(),
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
    const userId = insertUser(tx, { name, email, passwordHash }, now);
    const siteId = insertSite(tx, { siteName, timeZone, userId }, now);
    recordAudit(tx, { siteId, actorId: userId, action: "site_set_up", counts: {}, now });
    return { ok: true };
  });
}
