import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { decryptSetting } from "@/lib/system/encrypt-setting";
import { type Environment, env } from "@/lib/system/env";

export const usualMailsPerSecond = 50;
const senderOfNobody = "Farewell <farewell@localhost>";

export interface MailServer {
  /** Is the URL with its password, so it must never be shown. */
  url: string;
  from: string;
}

interface StoredSettings {
  encryptedUrl: string | null;
  mailFrom: string | null;
  mailsPerSecond: number;
  attentionMail: 0 | 1;
}

type MailEnvironment = Pick<Environment, "SMTP_URL" | "MAIL_FROM">;

/** Returns the mail server of a site and its sender: the environment's, or else what the site has set. */
export function findMailServer(
  db: Database,
  siteId: number,
  { SMTP_URL, MAIL_FROM }: MailEnvironment = env(),
): MailServer | undefined {
  const stored = findSendingSettings(db, siteId);
  const url = SMTP_URL ?? (stored?.encryptedUrl ? decryptSetting(stored.encryptedUrl) : undefined);
  return url === undefined ? undefined : { url, from: MAIL_FROM ?? stored?.mailFrom ?? senderOfNobody };
}

/** Tells whether mail to contacts of the site leaves at all. */
export function hasMailServer(db: Database, siteId: number, environment: MailEnvironment = env()): boolean {
  return environment.SMTP_URL !== undefined || findSendingSettings(db, siteId)?.encryptedUrl != null;
}

export function mailsPerSecondOf(db: Database, siteId: number): number {
  return findSendingSettings(db, siteId)?.mailsPerSecond ?? usualMailsPerSecond;
}

export function findSendingSettings(db: Database, siteId: number): StoredSettings | undefined {
  return prepared<StoredSettings>(
    db,
    `SELECT encrypted_url AS encryptedUrl, mail_from AS mailFrom, mails_per_second AS mailsPerSecond,
       attention_mail AS attentionMail
     FROM sending_settings WHERE site_id = ?`,
  ).get(siteId);
}
