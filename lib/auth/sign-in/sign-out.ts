import { write } from "@/db/write";
import { auth } from "@/lib/auth/auth";
import { database } from "@/lib/system/instance";
import { inWriteTurn } from "@/lib/system/write-turns";
import { auditOnEachSite } from "./audit-sign-in";

/** Ends the session that these headers are of, and writes it into History. Without a session it does nothing. */
export async function signOut(sent: Headers, now: number): Promise<void> {
  const { api } = auth(sent);
  await inWriteTurn(database(), async () => {
    const ended = await api.getSession({ headers: sent, query: { disableRefresh: true } });
    await api.signOut({ headers: sent });
    if (!ended) return;
    const userId = ended.user.id;
    write(database(), (tx) => auditOnEachSite(tx, { userId, action: "signed_out", counts: {}, now }));
  });
}
