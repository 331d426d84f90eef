import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import type { SiteAccess } from "@/lib/auth/site-access";
import { normaliseEmail } from "@/lib/values/email";

interface Named {
  id: number;
  email: string;
  name: string;
}

/** Is a pair of contacts with one email; `other` has it as everyone types it. */
export interface SameEmail {
  contact: Named;
  other: Named;
}

const mostListed = 50;

/**
 * Lists contacts whose stored email has invisible characters while another contact has it without them: only an
 * owner can merge the two. Reads only the few emails beyond ASCII.
 */
export function listSameEmails(access: SiteAccess, db: Database): SameEmail[] {
  const unusual = prepared<Named>(
    db,
    `SELECT id, email, name FROM contacts INDEXED BY contacts_unusual_email
     WHERE site_id = ? AND email GLOB '*[^ -~]*' AND erased_before_at IS NULL ORDER BY id`,
  ).iterate(access.siteId);
  const found: SameEmail[] = [];
  const unmended = [...unusual].filter(({ email }) => normaliseEmail(email) !== email);
  for (const contact of unmended.slice(0, mostListed)) {
    const other = prepared<Named>(
      db,
      "SELECT id, email, name FROM contacts WHERE site_id = ? AND email = ? AND erased_before_at IS NULL",
    ).get(access.siteId, normaliseEmail(contact.email));
    if (other) found.push({ contact, other });
  }
  return found;
}
