import { randomUUID } from "node:crypto";
import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import type { SiteAccess } from "@/lib/auth/site-access";
import { findMailServer } from "@/lib/mail/sending/find-mail-server";
import type { MailFailure } from "@/lib/mail/transport/mail-transport";
import { smtpTransport } from "@/lib/mail/transport/smtp-transport";
import { type Environment, env } from "@/lib/system/env";
import { findBroadcast } from "../list-broadcasts";
import { previewBroadcast } from "./preview-broadcast";

export type TestLetterRefusal =
  | { ok: false; refusal: "not_found" | "subject_missing" | "body_missing" | "no_mail_server" }
  | { ok: false; refusal: "mail_not_taken"; failure: Omit<MailFailure, "ok"> };

interface TestLetter {
  broadcastId: number;
  /** Has no slash at the end. */
  appUrl: string;
}

/**
 * Sends a broadcast to the signed-in person alone, by the site's mail server, with "Test:" before its subject. It is
 * stored and counted nowhere, and its link to unsubscribe is nobody's.
 */
export async function sendTestLetter(
  access: SiteAccess,
  db: Database,
  letter: TestLetter,
  environment: Pick<Environment, "SMTP_URL" | "MAIL_FROM"> = env(),
): Promise<{ ok: true; to: string } | TestLetterRefusal> {
  const found = findBroadcast(access, db, letter.broadcastId);
  if (!found) return { ok: false, refusal: "not_found" };
  if (found.subject.trim() === "") return { ok: false, refusal: "subject_missing" };
  if (found.body.trim() === "") return { ok: false, refusal: "body_missing" };
  const server = findMailServer(db, access.siteId, environment);
  if (!server) return { ok: false, refusal: "no_mail_server" };
  const content = await previewBroadcast(access, db, letter);
  if (!content) return { ok: false, refusal: "not_found" };
  const to = preparedValue<string>(db, "SELECT email FROM users WHERE id = ?").one(access.userId);
  const transport = smtpTransport(server.url, server.from);
  try {
    const subject = `Test: ${content.subject}`;
    const sent = await transport.send({
      ...content,
      subject,
      to,
      messageId: `<test.${randomUUID()}@farewell>`,
    });
    if (sent.ok) return { ok: true, to };
    const { ok, ...failure } = sent;
    return { ok, refusal: "mail_not_taken", failure };
  } finally {
    transport.close();
  }
}
