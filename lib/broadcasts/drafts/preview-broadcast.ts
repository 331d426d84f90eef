import type { Database } from "@/db/open-database";
import type { SiteAccess } from "@/lib/auth/site-access";
import type { MailContent } from "@/lib/mail/message/mail-message";
import { renderBroadcast } from "@/lib/mail/outgoing/letter-content";
import { findBroadcast } from "../list-broadcasts";

/**
 * Renders a broadcast of the site as its readers get it, but for the link to unsubscribe, which belongs to nobody.
 * Returns undefined when it is not found.
 */
export async function previewBroadcast(
  access: SiteAccess,
  db: Database,
  { broadcastId, appUrl }: { broadcastId: number; appUrl: string },
): Promise<MailContent | undefined> {
  if (!findBroadcast(access, db, broadcastId)) return undefined;
  return await renderBroadcast(db, { broadcastId, unsubscribeUrl: `${appUrl}/unsubscribe/test` });
}
