import { randomUUID } from "node:crypto";
import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { smtpTransport } from "@/lib/mail/transport/smtp-transport";
import { type Environment, env } from "@/lib/system/env";
import { log } from "@/lib/system/log";
import { type AccountNotice, linkMessages, noticeAdvice, noticeMessages } from "./account-letter-messages";
import { accountMail } from "./account-mail";
import { findPostage, type Postage } from "./find-postage";

interface Sending {
  db: Database;
  /** Is the public url of the instance, to which links lead. */
  appUrl: string;
  environment?: Pick<Environment, "SMTP_URL" | "MAIL_FROM">;
}

/**
 * Tells the owner of an account what was done to it, where mail can be sent. `to` is an email they had until now, `also`
 * what else they have to know.
 */
export async function sendNotice(
  { db, environment = env() }: Omit<Sending, "appUrl">,
  {
    userId,
    notice,
    to = emailOf(db, userId),
    also = [],
  }: { userId: string; notice: AccountNotice; to?: string | undefined; also?: string[] },
): Promise<void> {
  const postage = findPostage(db, userId, { holdsLink: false }, environment);
  if (!postage || to === undefined) return;
  const { title, says } = noticeMessages[notice];
  const content = { site: postage.site, title, says: [says, ...also], ends: noticeAdvice };
  await send(postage, to, await accountMail(content));
}

/** Sends the link that changes an account. */
export async function sendLink(
  { db, appUrl, environment = env() }: Sending,
  link: { userId: string; kind: keyof typeof linkMessages; token: string; to?: string },
): Promise<void> {
  const { userId, kind, token, to = emailOf(db, userId) } = link;
  const postage = findPostage(db, userId, { holdsLink: true }, environment);
  if (!postage || to === undefined) return;
  const { title, says, button, ignore } = linkMessages[kind];
  const url = `${appUrl}/${paths[kind]}/${token}`;
  const content = { site: postage.site, title, says: [says], link: { url, label: button }, ends: ignore };
  await send(postage, to, await accountMail(content));
}

const paths: Record<keyof typeof linkMessages, string> = { emailChange: "email", passwordReset: "reset" };

async function send(
  { server }: Postage,
  to: string,
  content: Awaited<ReturnType<typeof accountMail>>,
): Promise<void> {
  const transport = smtpTransport(server.url, server.from);
  try {
    const sent = await transport.send({ ...content, to, messageId: `<account.${randomUUID()}@farewell>` });
    if (!sent.ok)
      log().warn({ reason: sent.reason, cause: sent.cause }, "a letter to an account did not leave");
  } finally {
    transport.close();
  }
}

function emailOf(db: Database, userId: string): string | undefined {
  return preparedValue<string>(db, "SELECT email FROM users WHERE id = ?").get(userId);
}
