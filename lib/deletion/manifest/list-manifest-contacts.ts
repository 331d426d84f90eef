import { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import type { SiteAccess } from "@/lib/auth/site-access";
import { goesOn, listLiveSubscriptionsOfEach } from "@/lib/billing/plan-cancellations";
import type { ManifestContact, ManifestContacts } from "./deletion-plan";

const pageSize = 50;
/** Is how many contacts the dialog names before anyone asks for more. */
export const firstShown = 5;

export const manifestContactsAsked = z.strictObject({
  /** Is the id of the last contact of the page before. */
  after: z.coerce.number("the id of a contact").int().nonnegative().default(0),
});

/**
 * Returns one page of the contacts that a manifest of the site would delete, in order of id, with their names as
 * they are now. Undefined when the manifest is carried out or was discarded, or is another site's.
 */
export function listManifestContacts(
  access: SiteAccess,
  db: Database,
  jobId: number,
  { after }: z.infer<typeof manifestContactsAsked>,
  size = pageSize,
): ManifestContacts | undefined {
  const isOpen = preparedValue<number>(
    db,
    "SELECT 1 FROM deletion_jobs WHERE id = ? AND site_id = ? AND status IN ('previewed', 'awaiting_approval')",
  ).get(jobId, access.siteId);
  if (!isOpen) return undefined;
  const found = prepared<Omit<ManifestContact, "recurring">>(
    db,
    `SELECT contacts.id, name, email FROM deletion_items AS item
       CROSS JOIN contacts ON contacts.id = item.contact_id AND contacts.site_id = @siteId
     WHERE item.job_id = @jobId AND item.contact_id > @after ORDER BY item.contact_id LIMIT @limit`,
  ).all({ jobId, siteId: access.siteId, after, limit: size + 1 });
  const page = found.slice(0, size);
  const live = listLiveSubscriptionsOfEach(
    db,
    page.map(({ id }) => id),
  );
  return {
    contacts: page.map((contact) => ({
      ...contact,
      recurring: (live.get(contact.id) ?? [])
        .filter(goesOn)
        .map(({ amount, currency, interval, intervalCount }) => ({
          amount,
          currency,
          interval,
          intervalCount,
        })),
    })),
    next: found.length > size ? (page.at(-1)?.id ?? null) : null,
  };
}
