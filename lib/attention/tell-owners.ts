import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { write } from "@/db/write";
import { findMailServer } from "@/lib/mail/sending/find-mail-server";
import { smtpTransport } from "@/lib/mail/transport/smtp-transport";
import { getLetterSite } from "@/lib/sites/site-look";
import { type Environment, env } from "@/lib/system/env";
import { log, logUnexpected } from "@/lib/system/log";
import { beginLetter, endLetter } from "./attention-letter";
import { attentionMail } from "./attention-mail";

interface Telling {
  db: Database;
  /** Is the public url of the instance, to which the letter leads. */
  appUrl: string;
  environment?: Pick<Environment, "SMTP_URL" | "MAIL_FROM">;
}

/**
 * Sends the owners of each site that has a mail server one letter when something needs them, at most once a day. A site
 * that fails holds up no other.
 */
export async function tellOwners(
  { db, appUrl, environment = env() }: Telling,
  now: () => number,
): Promise<void> {
  for (const siteId of preparedValue<number>(db, "SELECT id FROM sites ORDER BY id").all()) {
    try {
      await tellSite({ db, appUrl, environment }, siteId, now());
    } catch (error) {
      logUnexpected(error);
    }
  }
}

async function tellSite({ db, appUrl, environment }: Telling, siteId: number, now: number): Promise<void> {
  const server = findMailServer(db, siteId, environment);
  if (!server) return;
  const letter = write(db, (tx) => beginLetter(tx, siteId, now));
  if (!letter) return;
  const transport = smtpTransport(server.url, server.from);
  let sent = 0;
  try {
    const content = await attentionMail({
      site: getLetterSite(db, siteId),
      counts: letter.counts,
      url: appUrl,
    });
    for (const [at, to] of letter.owners.entries()) {
      const messageId = `<attention.${siteId}.${now}.${at}@farewell>`;
      if ((await transport.send({ ...content, to, messageId })).ok) sent += 1;
    }
  } finally {
    transport.close();
    write(db, (tx) => endLetter(tx, siteId, letter, sent > 0));
  }
  log().info({ site: siteId, sent, owners: letter.owners.length }, "owners told that something needs them");
}
