import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { tableNames } from "@/db/reachable-tables";
import { write } from "@/db/write";
import { queueBroadcast } from "@/lib/broadcasts/queue-broadcast";
import { sendBroadcast } from "@/lib/broadcasts/send-broadcast";
import { sendingPhrase } from "@/lib/broadcasts/sending-phrase";
import { admitContact } from "@/lib/consent/admit-contact";
import { sendDueMail } from "@/lib/mail/outgoing/send-due-mail";
import { smtpTransport } from "@/lib/mail/transport/smtp-transport";
import { MailServer } from "../mail-server";
import { ownerOf, testNow } from "./deletion";
import { prepareBroadcast } from "./prepare";

export const studioUrl = "https://studio.example";
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/**
 * Sets up a site with a real mail server on this machine, and offers the steps of sending at a time that the test
 * sets.
 */
export class Studio {
  readonly db = openMemoryDatabase();
  readonly siteId = createSite(this.db, { name: "Studio" }).id;
  readonly access = ownerOf(this.siteId);

  private constructor(
    public mail: MailServer,
    private readonly address: string,
  ) {}

  static async open(): Promise<Studio> {
    const mail = await MailServer.start();
    return new Studio(mail, mail.url);
  }

  /** Starts the mail server again on its old port, as after an outage. */
  async mailServerBack(): Promise<void> {
    this.mail = await MailServer.start(Number(new URL(this.address).port));
  }

  async close(): Promise<void> {
    await this.mail.stop();
    this.db.$client.close();
  }

  subscriber(email: string): number {
    return createContact(this.db, { siteId: this.siteId, email, marketingStatus: "subscribed" }).id;
  }

  /** Adds a contact who asked for marketing email and still has to confirm. Returns the contact's id. */
  asks(email: string, now = testNow): number {
    const arrival = {
      siteId: this.siteId,
      email,
      name: "",
      source: "form",
      wish: "asked_by_person",
    } as const;
    const admission = write(this.db, (tx) => admitContact(tx, arrival, now));
    if (!admission.ok) throw new Error(admission.refusal);
    return admission.contactId;
  }

  async broadcast(subject = "Letter", now = testNow): Promise<number> {
    const everyone = { kind: "matching" as const, filter: { everyone: true as const }, except: [] };
    const prepared = await prepareBroadcast(this.access, this.db, everyone, now);
    if (!prepared.ok) throw new Error(prepared.refusal);
    const { broadcastId, audience } = prepared.prepared;
    const phrase = sendingPhrase(audience.willGetCount) ?? "";
    const message = { broadcastId, subject, body: "Hello all.", phrase };
    const sent = sendBroadcast(this.access, this.db, message, now);
    if (!sent.ok) throw new Error(sent.refusal);
    return broadcastId;
  }

  queue(now = testNow): void {
    while (queueBroadcast(this.db, "test", now));
  }

  /** Sends due letters as the worker does, until none is left or the mail server is unreachable. */
  async send(now = testNow, hasServer = true): Promise<void> {
    const transport = hasServer
      ? smtpTransport(this.address, "Studio <studio@press.example>", 2000)
      : undefined;
    const { db, siteId } = this;
    for (let round = 0; ; round += 1) {
      if (round > 100) throw new Error("it does not end");
      this.queue(now);
      const { count, isUnreachable } = await sendDueMail({ db, siteId, transport, appUrl: studioUrl }, now);
      if (count === 0 || isUnreachable) break;
    }
    transport?.close();
  }

  all(sql: string, ...values: unknown[]): Record<string, unknown>[] {
    return this.db.$client.prepare(sql).all(...values) as Record<string, unknown>[];
  }

  one(sql: string, ...values: unknown[]): unknown {
    return this.db.$client
      .prepare(sql)
      .pluck()
      .get(...values);
  }

  statusOf(id: number): unknown {
    return this.one("SELECT marketing_status FROM contacts WHERE id = ?", id);
  }

  received(subject?: string): string[] {
    const letters = this.mail.messages.filter(
      (letter) => subject === undefined || letter.subject === subject,
    );
    return letters.flatMap(({ to }) => to).sort();
  }
}

/** Returns the token in a letter's confirm or unsubscribe link. Throws when the letter has no such link. */
export function tokenIn(text: string): string {
  const token = /\/(?:confirm|unsubscribe)\/([\w-]+)/.exec(text)?.[1];
  if (!token) throw new Error("the letter has no link");
  return token;
}

/**
 * Returns every value in any column of any table that could be a token. Reads blobs as hex, base64, base64url and
 * latin1.
 */
export function tokenLikesIn(db: Database): Set<string> {
  const found = new Set<string>();
  for (const table of tableNames(db)) {
    for (const row of db.$client.prepare(`SELECT * FROM "${table}"`).raw().iterate() as Iterable<unknown[]>) {
      for (const value of row) for (const token of tokenLikesOf(value)) found.add(token);
    }
  }
  return found;
}

export function tokenLikesOf(value: unknown): string[] {
  if (Buffer.isBuffer(value))
    return (["hex", "base64", "base64url", "latin1"] as const).map((encoding) => value.toString(encoding));
  return String(value).match(/[\w-]{8,}/g) ?? [];
}
