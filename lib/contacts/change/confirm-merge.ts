import { z } from "zod";
import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import type { SiteAccess } from "@/lib/auth/site-access";
import { isConfirmed } from "@/lib/values/typed-phrase";
import { contactMerge, mergeContacts } from "./merge-contacts";

export const confirmedMerge = contactMerge.extend({
  /** Is the email that goes, typed. */
  phrase: z.string().max(500),
});

/** Merges two contacts as `mergeContacts` does, for whoever typed the email that goes: it cannot be undone. */
export function confirmMerge(
  access: SiteAccess,
  db: Database,
  { phrase, ...merge }: z.infer<typeof confirmedMerge>,
  now: number,
): ReturnType<typeof mergeContacts> | { ok: false; refusal: "confirmation_mismatch" } {
  const email = preparedValue<string>(db, "SELECT email FROM contacts WHERE id = ? AND site_id = ?").get(
    merge.dropId,
    access.siteId,
  );
  if (email !== undefined && !isConfirmed(email, phrase))
    return { ok: false, refusal: "confirmation_mismatch" };
  return mergeContacts(access, db, merge, now);
}
