import Bowser from "bowser";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import type { AccountAccess } from "@/lib/auth/site-access";

/** Is one place where the person is signed in. What its browser did not say is null. */
export interface SessionView {
  id: string;
  browser: string | null;
  system: string | null;
  address: string | null;
  since: number;
  isOwn: boolean;
}

interface StoredSession {
  id: string;
  address: string | null;
  userAgent: string | null;
  since: number;
}

/** Lists where the signed-in person is signed in: this session first, then the newest. */
export function listSessions(
  { userId }: AccountAccess,
  db: Database,
  { ownSessionId, now }: { ownSessionId: string; now: number },
): SessionView[] {
  return prepared<StoredSession>(
    db,
    `SELECT id, ip_address AS address, user_agent AS userAgent, created_at AS since FROM sessions
     WHERE user_id = @userId AND expires_at > @now ORDER BY id = @ownSessionId DESC, created_at DESC, id`,
  )
    .all({ userId, now, ownSessionId })
    .map(({ id, address, userAgent, since }) => ({
      ...browserOf(userAgent),
      id,
      address: address || null,
      since,
      isOwn: id === ownSessionId,
    }));
}

/** Returns the names of browser and system that a user agent tells. */
function browserOf(userAgent: string | null): Pick<SessionView, "browser" | "system"> {
  if (!userAgent) return { browser: null, system: null };
  const { browser, os } = Bowser.parse(userAgent);
  return { browser: browser.name || null, system: os.name || null };
}
