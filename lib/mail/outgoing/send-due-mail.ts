import { randomUUID } from "node:crypto";
import { and, asc, eq, lte } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { contacts, outgoingMail, sites } from "@/db/schema";
import { write } from "@/db/write";
import { confirmSubscriptionMail } from "../message/confirm-subscription-mail";
import type { MailContent } from "../message/mail-message";
import type { MailTransport } from "../transport/mail-transport";

const mailsAtOnce = 10;
const mostAttempts = 8;
const firstPauseMs = 60_000;

interface Post {
  db: Database;
  /** Undefined: nothing leaves, and what would have is kept for the owner to read. */
  transport: MailTransport | undefined;
  /** Without a slash at the end. */
  appUrl: string;
}

type Due = typeof outgoingMail.$inferSelect & {
  email: string;
  siteName: string;
  beingErasedAt: number | null;
};

/** Sends what is due, each after it was put off: a kill between sending and noting it delays, and never doubles at once. */
export async function sendDueMail(post: Post, now: number): Promise<boolean> {
  const due = listDue(post.db, now);
  for (const mail of due) await sendOne(post, mail, now);
  return due.length === mailsAtOnce;
}

function listDue(db: Database, now: number): Due[] {
  return db
    .select({
      mail: outgoingMail,
      email: contacts.email,
      siteName: sites.name,
      beingErasedAt: contacts.beingErasedAt,
    })
    .from(outgoingMail)
    .innerJoin(contacts, eq(contacts.id, outgoingMail.contactId))
    .innerJoin(sites, eq(sites.id, contacts.siteId))
    .where(and(eq(outgoingMail.state, "queued"), lte(outgoingMail.nextAttemptAt, now)))
    .orderBy(asc(outgoingMail.nextAttemptAt))
    .limit(mailsAtOnce)
    .all()
    .map(({ mail, ...rest }) => ({ ...mail, ...rest }));
}

async function sendOne({ db, transport, appUrl }: Post, mail: Due, now: number): Promise<void> {
  const record = (values: Partial<typeof outgoingMail.$inferInsert>) =>
    write(db, (tx) => {
      tx.update(outgoingMail)
        .set(values)
        .where(and(eq(outgoingMail.contactId, mail.contactId), eq(outgoingMail.id, mail.id)))
        .run();
    });
  const attemptCount = mail.attemptCount + 1;
  record({ attemptCount, nextAttemptAt: now + firstPauseMs * 2 ** mail.attemptCount });
  if (mail.beingErasedAt !== null) return;
  const content = await contentOf(mail, appUrl);
  const sent = transport
    ? await transport.send({ ...content, to: mail.email, messageId: `<${mail.id}.${randomUUID()}@farewell>` })
    : { ok: true as const };
  if (sent.ok)
    return record({
      state: "sent",
      subject: content.subject,
      text: content.text,
      sentAt: now,
      problem: null,
    });
  const isOver = sent.isPermanent || attemptCount >= mostAttempts;
  record({ problem: sent.detail, ...(isOver && { state: "failed" as const }) });
}

async function contentOf({ parameters, siteName }: Due, appUrl: string): Promise<MailContent> {
  const { token, expiresAt } = JSON.parse(parameters) as { token: string; expiresAt: number };
  return confirmSubscriptionMail({ siteName, confirmUrl: `${appUrl}/confirm/${token}`, expiresAt });
}
