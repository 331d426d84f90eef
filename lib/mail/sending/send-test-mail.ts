import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import type { SiteAccess } from "@/lib/auth/site-access";
import { getLetterSite } from "@/lib/sites/site-look";
import { type Environment, env } from "@/lib/system/env";
import { typedEmail } from "@/lib/values/email";
import { testMail } from "../message/test-mail";
import type { MailFailure } from "../transport/mail-transport";
import { smtpTransport } from "../transport/smtp-transport";
import { findMailServer } from "./find-mail-server";

export const testRecipient = z.strictObject({ to: typedEmail });

export type TestMailRefusal =
  | { ok: false; refusal: "no_mail_server" }
  | { ok: false; refusal: "mail_not_taken"; failure: Omit<MailFailure, "ok"> };

/** Hands one letter to the mail server in use and returns its answer. Stores nothing. */
export async function sendTestMail(
  access: SiteAccess,
  db: Database,
  { to }: z.infer<typeof testRecipient>,
  environment: Pick<Environment, "SMTP_URL" | "MAIL_FROM"> = env(),
): Promise<{ ok: true } | TestMailRefusal> {
  const server = findMailServer(db, access.siteId, environment);
  if (!server) return { ok: false, refusal: "no_mail_server" };
  const transport = smtpTransport(server.url, server.from);
  try {
    const content = await testMail(getLetterSite(db, access.siteId));
    const sent = await transport.send({ ...content, to, messageId: `<test.${randomUUID()}@farewell>` });
    if (sent.ok) return sent;
    const { ok, ...failure } = sent;
    return { ok, refusal: "mail_not_taken", failure };
  } finally {
    transport.close();
  }
}
