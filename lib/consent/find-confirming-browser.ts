import { headers } from "next/headers";
import { auth } from "@/lib/auth/auth";
import { findRole } from "@/lib/auth/find-site-access";
import { hasMailServer } from "@/lib/mail/sending/find-mail-server";
import { database } from "@/lib/system/instance";
import { type ConfirmingBrowser, findSiteOfOptIn } from "./confirm-opt-in";

/** Tells whether the request for this link comes from a browser that is signed in to its site, and in which role. */
export async function findConfirmingBrowser(token: string): Promise<ConfirmingBrowser> {
  const db = database();
  const siteId = findSiteOfOptIn(db, token);
  if (siteId === undefined) return { signedInAs: undefined, hasMailServer: false };
  const sent = await headers();
  const session = await auth(sent).api.getSession({ headers: sent });
  const signedInAs = session ? findRole(db, session.user.id, siteId) : undefined;
  return { signedInAs, hasMailServer: hasMailServer(db, siteId) };
}
