import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";

/** Ends the links by which someone asked others to join a site on which they may no longer let anyone in. */
export function endInvitationsOf(tx: Transaction, siteId: number, invitedBy: string): void {
  prepared(tx, "DELETE FROM invitations WHERE site_id = @siteId AND invited_by = @invitedBy").run({
    siteId,
    invitedBy,
  });
}
