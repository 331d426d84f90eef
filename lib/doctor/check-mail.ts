import type { Database } from "@/db/open-database";
import { findMailServer } from "@/lib/mail/sending/find-mail-server";
import { mailFailureMessage } from "@/lib/mail/sending/refusal-messages";
import { tryMailServer } from "@/lib/mail/transport/try-mail-server";
import { env } from "@/lib/system/env";
import { type Finding, ok, warning, wrong } from "./finding";

const messages = {
  answers: "The mail server answers and lets us in.",
  none: "No mail server is set, so no letter leaves.",
  add: "Set SMTP_URL, or fill in Settings → Sending.",
  unreadable: "The stored mail server cannot be opened with this secret.",
  again: "Fill in Settings → Sending again.",
  repair: "Check SMTP_URL, or Settings → Sending.",
};

/** Connects to the mail server of each site, signs in and hangs up. Sends nothing. That of the environment is asked once. */
export async function checkMail(db: Database, siteIds: readonly number[]): Promise<Finding[]> {
  const { SMTP_URL } = env();
  if (SMTP_URL !== undefined) return [await tryOne("mail", SMTP_URL)];
  return Promise.all(siteIds.map((siteId) => checkSite(db, siteId)));
}

async function checkSite(db: Database, siteId: number): Promise<Finding> {
  const subject = `mail of site ${siteId}`;
  const found = findUrl(db, siteId);
  if (found === "unreadable") return wrong(subject, messages.unreadable, messages.again);
  return found ? tryOne(subject, found.url) : warning(subject, messages.none, messages.add);
}

function findUrl(db: Database, siteId: number): { url: string } | "unreadable" | undefined {
  try {
    return findMailServer(db, siteId);
  } catch {
    // The setting is not decrypted by this secret, and Node's words for that help nobody.
    return "unreadable";
  }
}

async function tryOne(subject: string, url: string): Promise<Finding> {
  const tried = await tryMailServer(url);
  return tried.ok
    ? ok(subject, messages.answers)
    : wrong(subject, mailFailureMessage(tried), messages.repair);
}
