import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { contacts, outgoingMail } from "@/db/schema";
import { may } from "@/lib/auth/permissions";
import type { SiteAccess } from "@/lib/auth/site-access";
import { findOwnersLink } from "@/lib/consent/find-owners-link";
import { findRequestParameters } from "@/lib/outbox/queue-mail";
import { getLetterSite } from "@/lib/sites/site-look";
import { confirmSubscriptionMail } from "../message/confirm-subscription-mail";
import { findWait } from "./find-wait";

const newest = 50;

export interface OutboxMail {
  id: number;
  kind: "transactional" | "marketing";
  to: string;
  /** Is `unsent` when no mail server was set when it was due, or when none is set and it waits. */
  state: "queued" | "sending" | "sent" | "failed" | "unsent";
  subject: string | null;
  text: string | null;
  problem: string | null;
  /** Says what a letter waits for that would have gone by now. */
  waitsFor: ReturnType<typeof findWait>;
  createdAt: number;
}

interface Reading {
  appUrl: string;
  hasMailServer: boolean;
  now: number;
}

/**
 * Lists the newest messages to contacts of the site, with the links cut from what was sent. While no mail server is
 * set, an owner reads a waiting opt-in request with an owner's link, which is told apart from the person's.
 */
export async function listOutbox(access: SiteAccess, db: Database, reading: Reading): Promise<OutboxMail[]> {
  const listed = db
    .select({
      id: outgoingMail.id,
      contactId: outgoingMail.contactId,
      kind: outgoingMail.kind,
      to: contacts.email,
      state: outgoingMail.state,
      subject: sql<string | null>`coalesce(${outgoingMail.subject}, broadcasts.subject)`,
      text: sql<string | null>`coalesce(${outgoingMail.text}, broadcasts.body)`,
      problem: outgoingMail.problem,
      createdAt: outgoingMail.createdAt,
      parameters: outgoingMail.parameters,
      seed: outgoingMail.seed,
      beingErasedAt: contacts.beingErasedAt,
    })
    .from(outgoingMail)
    .innerJoin(contacts, eq(contacts.id, outgoingMail.contactId))
    .leftJoin(sql`broadcasts`, sql`broadcasts.id = ${outgoingMail.broadcastId}`)
    .where(and(eq(contacts.siteId, access.siteId), isNull(contacts.erasedBeforeAt)))
    .orderBy(desc(outgoingMail.id))
    .limit(newest)
    .all();
  const site = getLetterSite(db, access.siteId);
  return await Promise.all(
    listed.map(async ({ contactId, parameters, seed, beingErasedAt, ...letter }) => {
      const isOpen = letter.state === "queued" || letter.state === "sending";
      const waitsFor = isOpen ? findWait(db, { siteId: access.siteId, contactId, beingErasedAt }) : null;
      const mail: OutboxMail = { ...letter, waitsFor };
      if (!isOpen || reading.hasMailServer) return mail;
      const waiting = { ...mail, state: "unsent" as const };
      if (mail.kind === "marketing" || !may(access, "opt_ins.confirm") || !seed) return waiting;
      const request = findRequestParameters(parameters);
      if (!request) return waiting;
      const { requestId, expiresAt } = request;
      const confirmUrl = findOwnersLink(db, { contactId, requestId, seed }, reading);
      if (confirmUrl === undefined) return waiting;
      const { subject, text } = await confirmSubscriptionMail({ site, confirmUrl, expiresAt });
      return { ...waiting, subject, text };
    }),
  );
}
