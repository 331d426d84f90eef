import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { findMailServer, type MailServer } from "@/lib/mail/sending/find-mail-server";
import { getLetterSite, type LetterSite } from "@/lib/sites/site-look";
import { type Environment, env } from "@/lib/system/env";

/** Is how a letter to an account leaves, and the site whose look it has. */
export interface Postage {
  server: MailServer;
  site: LetterSite;
}

/**
 * Finds how a letter to an account can be sent; undefined when it cannot. Whoever set the mail server of a site could
 * read what goes through it, so a letter with a link that opens the account never uses it when the account belongs to
 * another site too.
 */
export function findPostage(
  db: Database,
  userId: string,
  { holdsLink }: { holdsLink: boolean },
  environment: Pick<Environment, "SMTP_URL" | "MAIL_FROM"> = env(),
): Postage | undefined {
  const sites = preparedValue<number>(
    db,
    "SELECT site_id FROM memberships WHERE user_id = ? ORDER BY created_at, site_id",
  ).all(userId);
  if (holdsLink && sites.length > 1 && environment.SMTP_URL === undefined) return undefined;
  for (const siteId of sites) {
    const server = findMailServer(db, siteId, environment);
    if (server) return { server, site: getLetterSite(db, siteId) };
  }
  return undefined;
}
