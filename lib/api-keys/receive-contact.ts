import { z } from "zod";
import type { Database } from "@/db/open-database";
import { write } from "@/db/write";
import { type Admission, admitContact } from "@/lib/consent/admit-contact";
import { knownEmail } from "@/lib/values/email";

export const receivedContact = z.strictObject({
  email: knownEmail,
  name: z.string().trim().max(200, "at most 200 characters").optional(),
  asksForMarketing: z.boolean("true or false").optional(),
});

/**
 * Admits a contact that another program sends. It counts as the owner's word, so it cannot bring back a person who
 * has left.
 */
export function receiveContact(
  db: Database,
  siteId: number,
  { email, name = "", asksForMarketing = false }: z.infer<typeof receivedContact>,
  now: number,
): Admission {
  const wish = asksForMarketing ? "asked_by_owner" : "none";
  return write(db, (tx): Admission => admitContact(tx, { siteId, email, name, source: "api", wish }, now));
}
