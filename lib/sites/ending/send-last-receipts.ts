import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import { receiptFileName } from "@/lib/deletion/receipt/find-signed-receipt";
import { findMailServer } from "@/lib/mail/sending/find-mail-server";
import { smtpTransport } from "@/lib/mail/transport/smtp-transport";
import { getLetterSite } from "@/lib/sites/site-look";
import { type Environment, env } from "@/lib/system/env";
import { log, logUnexpected } from "@/lib/system/log";
import { findLastReceipt } from "./find-last-receipt";
import { lastReceiptMail } from "./last-receipt-mail";

interface Sending {
  db: Database;
  /** Is the public url of the instance. */
  appUrl: string;
  environment?: Pick<Environment, "SMTP_URL" | "MAIL_FROM">;
}

/**
 * Sends the last receipt of each site that is emptied to its owners and admins, while they still belong to it. Who got
 * it stands in History, so after a kill the others get it, and whom no mail server answered for is tried again.
 */
export async function sendLastReceipts(
  { db, appUrl, environment = env() }: Sending,
  now: () => number,
): Promise<void> {
  const ending = preparedValue<number>(
    db,
    "SELECT id FROM sites WHERE ending_at IS NOT NULL AND removing_at IS NULL ORDER BY id",
  );
  for (const siteId of ending.all()) {
    try {
      await sendOfSite({ db, appUrl, environment }, siteId, now);
    } catch (error) {
      logUnexpected(error);
    }
  }
}

async function sendOfSite(
  { db, appUrl, environment }: Required<Sending>,
  siteId: number,
  now: () => number,
): Promise<void> {
  const server = findMailServer(db, siteId, environment);
  const receipt = server && findLastReceipt(db, siteId);
  if (!receipt || receipt.readers.length === 0) return;
  const { jobId, number, deletedCount, document, revision } = receipt;
  const site = getLetterSite(db, siteId);
  const content = await lastReceiptMail({ site, number, deletedCount, url: `${appUrl}/verify` });
  const attachment = { fileName: receiptFileName({ number, revision }), text: document };
  const transport = smtpTransport(server.url, server.from);
  try {
    for (const { userId: personId, email: to } of receipt.readers) {
      const messageId = `<receipt.${siteId}.${jobId}.${personId}@farewell>`;
      const sent = await transport.send({ ...content, attachment, to, messageId });
      if (!sent.ok && !sent.isPermanent) {
        log().warn({ site: siteId, reason: sent.reason, cause: sent.cause }, "a last receipt did not leave");
        continue;
      }
      const action = sent.ok ? "last_receipt_sent" : "last_receipt_refused";
      const entry = { siteId, actorId: null, personId, action, jobId, counts: {}, now: now() } as const;
      write(db, (tx) => {
        if (findLastReceipt(tx, siteId)?.jobId === jobId) recordAudit(tx, entry);
      });
    }
  } finally {
    transport.close();
  }
}
