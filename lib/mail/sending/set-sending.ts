import { z } from "zod";
import type { Database } from "@/db/open-database";
import { sendingSettings } from "@/db/schema";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { encryptSetting } from "@/lib/system/encrypt-setting";
import { type Environment, env } from "@/lib/system/env";
import { findSendingSettings, usualMailsPerSecond } from "./find-mail-server";
import { mostMailsPerSecond } from "./sending-view";

const smtpUrl = z
  .url({
    protocol: /^smtps?$/,
    error: "a URL such as smtps://name:password@mail.example.com:465",
  })
  .max(2000, "at most 2,000 characters");

export const sendingChange = z.strictObject({
  /** Removes the mail server when null; leaves it as it is when left out. */
  url: z.string().trim().pipe(smtpUrl).nullable().optional(),
  from: z
    .string()
    .trim()
    .max(320, "at most 320 characters")
    .regex(
      /^(?:[^<>@\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/,
      "an address such as Studio <letters@studio.example>",
    )
    .optional(),
  mailsPerSecond: z
    .number("a whole number")
    .int("a whole number")
    .min(1, "at least 1 a second")
    .max(mostMailsPerSecond, `at most ${mostMailsPerSecond} a second`)
    .optional(),
  attentionMail: z.boolean("true or false").optional(),
});

export type SetSendingRefusal = { ok: false; refusal: "set_by_environment" | "from_missing" };

/** Sets how the site sends its mail. Stores the URL of the server encrypted. Refuses what the environment sets. */
export function setSending(
  access: SiteAccess,
  db: Database,
  change: z.infer<typeof sendingChange>,
  now: number,
  environment: Pick<Environment, "SMTP_URL" | "MAIL_FROM"> = env(),
): { ok: true } | SetSendingRefusal {
  const { url, from, mailsPerSecond, attentionMail } = change;
  const isOfEnvironment =
    (url !== undefined && environment.SMTP_URL !== undefined) ||
    (from !== undefined && environment.MAIL_FROM !== undefined);
  if (isOfEnvironment) return { ok: false, refusal: "set_by_environment" };
  const { siteId, userId } = access;
  return write(db, (tx): { ok: true } | SetSendingRefusal => {
    const hasFrom = from ?? findSendingSettings(tx, siteId)?.mailFrom ?? environment.MAIL_FROM;
    if (url && !hasFrom) return { ok: false, refusal: "from_missing" };
    const changed = {
      ...(url !== undefined && { encryptedUrl: url === null ? null : encryptSetting(url) }),
      ...(from !== undefined && { mailFrom: from }),
      ...(mailsPerSecond !== undefined && { mailsPerSecond }),
      ...(attentionMail !== undefined && { attentionMail }),
      setBy: userId,
      setAt: now,
    };
    tx.insert(sendingSettings)
      .values({ siteId, mailsPerSecond: mailsPerSecond ?? usualMailsPerSecond, ...changed })
      .onConflictDoUpdate({ target: sendingSettings.siteId, set: changed })
      .run();
    recordAudit(tx, { siteId, actorId: userId, action: "sending_set", counts: {}, now });
    return { ok: true };
  });
}
