import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import { accounts, memberships, sites, users } from "@/db/schema";
import { write } from "@/db/write";
import { typedEmail } from "@/lib/values/email";
import { hasOwner } from "./has-owner";

export const setUpInput = z.strictObject({
  name: z.string().trim().min(1, "your name").max(200, "at most 200 characters"),
  siteName: z.string().trim().min(1, "the name of your site").max(200, "at most 200 characters"),
  email: typedEmail,
  password: z.string().min(10, "at least 10 characters").max(128, "at most 128 characters"),
});

type SetUpRefusal = { ok: false; refusal: "already_set_up" };

/** Creates the first owner and the site. It is refused for good once anyone can sign in. */
export function setUp(
  db: Database,
  {
    name,
    siteName,
    email,
    passwordHash,
  }: { name: string; siteName: string; email: string; passwordHash: string },
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
      .values({ name: siteName, createdAt: now })
      .returning({ id: sites.id })
      .get();
    tx.insert(memberships).values({ userId, siteId: site.id, role: "owner", createdAt: now }).run();
    return { ok: true };
  });
}
