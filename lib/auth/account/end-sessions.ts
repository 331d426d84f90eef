import { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import { auditOnEachSite } from "@/lib/auth/sign-in/audit-sign-in";
import type { AccountAccess } from "@/lib/auth/site-access";

export const ofSession = z.strictObject({ sessionId: z.string().min(1).max(100) });

export type EndSessionRefusal = { ok: false; refusal: "session_not_found" };

/** Ends one session of the signed-in person, in whatever browser it is. */
export function endSession(
  { userId }: AccountAccess,
  db: Database,
  { sessionId }: z.infer<typeof ofSession>,
  now: number,
): { ok: true } | EndSessionRefusal {
  return write(db, (tx): { ok: true } | EndSessionRefusal => {
    const { changes } = prepared(tx, "DELETE FROM sessions WHERE id = ? AND user_id = ?").run(
      sessionId,
      userId,
    );
    if (changes === 0) return { ok: false, refusal: "session_not_found" };
    auditOnEachSite(tx, { userId, action: "session_ended", counts: { sessions: changes }, now });
    return { ok: true };
  });
}

/** Ends all sessions of the signed-in person but this one. */
export function endOtherSessions(
  { userId }: AccountAccess,
  db: Database,
  { ownSessionId, now }: { ownSessionId: string; now: number },
): { ok: true; endedSessions: number } {
  return write(db, (tx): { ok: true; endedSessions: number } => {
    const sessions = deleteSessions(tx, userId, { but: ownSessionId });
    if (sessions > 0) auditOnEachSite(tx, { userId, action: "session_ended", counts: { sessions }, now });
    return { ok: true, endedSessions: sessions };
  });
}

/** Deletes the sessions of an account; returns how many. */
export function deleteSessions(tx: Transaction, userId: string, { but = "" }: { but?: string } = {}): number {
  return prepared(tx, "DELETE FROM sessions WHERE user_id = ? AND id <> ?").run(userId, but).changes;
}
