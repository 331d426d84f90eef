import type { Database } from "@/db/open-database";
import type { MailServer, ReceivedMail } from "@/testing/mail-server";
import type { People } from "./people";
import type { SoakSite } from "./soak-site";

/**
 * Bounds how long a letter may be under way to the mail server: nobody can stop it any more from then on. What the soak
 * itself stood still comes on top, because the mail server is part of it.
 */
const longestUnderWayMs = 10_000;

export type LetterKind = "marketing" | "opt-in" | "owners";

/** Is a letter as the mail server received it. */
export interface Letter {
  siteId: number;
  kind: LetterKind;
  to: string;
  subject: string;
  id: string;
  text: string;
  unsubscribeUrl: string | undefined;
}

/** Judges each letter at the moment at which it arrives. */
export class Letters {
  readonly received: Letter[] = [];
  readonly problems: string[] = [];

  constructor(
    private readonly db: Database,
    mail: MailServer,
    private readonly sites: readonly SoakSite[],
    private readonly people: People,
  ) {
    mail.onMessage = (message) => this.judge(message);
  }

  private judge(message: ReceivedMail): void {
    const siteId = this.sites.find(({ mailFrom }) => mailFrom === message.from)?.id ?? 0;
    const [to = ""] = message.to;
    const id = message.headers.get("message-id") ?? "";
    const unsubscribeUrl = /<(\S+)>/.exec(message.headers.get("list-unsubscribe") ?? "")?.[1];
    const isOptIn = message.text.includes("/confirm/");
    const kind = unsubscribeUrl ? "marketing" : isOptIn ? "opt-in" : "owners";
    const { subject, text } = message;
    this.received.push({ siteId, kind, to, subject, id, text, unsubscribeUrl });
    if (message.to.length !== 1)
      this.problems.push(`letter ${id} went to ${message.to.length} people at once`);
    if (siteId === 0) this.problems.push(`letter ${id} is of no site`);
    if (kind === "marketing") this.judgeMarketing(siteId, to, id);
    if (kind === "opt-in" && !this.isThere(siteId, to) && !this.wasThere(siteId, to))
      this.problems.push(`opt-in request ${id} of site ${siteId} went to ${to}, who is no contact`);
  }

  private judgeMarketing(siteId: number, to: string, id: string): void {
    const now = Date.now();
    const underWayMs = this.underWayMs(now);
    const status = this.db.$client
      .prepare("SELECT marketing_status FROM contacts WHERE site_id = ? AND email = ?")
      .pluck()
      .get(siteId, to);
    const isSubscribed = status === "subscribed";
    if (!isSubscribed && this.people.wasSubscribedAt(siteId, to) < now - underWayMs)
      this.problems.push(`letter ${id} of site ${siteId} went to ${to}, who is ${status ?? "no contact"}`);
    const no = this.people.noSince(siteId, to);
    if (no !== undefined && no < now - underWayMs)
      this.problems.push(`letter ${id} of site ${siteId} went to ${to}, who said no ${now - no} ms ago`);
  }

  private isThere(siteId: number, to: string): boolean {
    const found = this.db.$client
      .prepare("SELECT 1 FROM contacts WHERE site_id = ? AND email = ?")
      .get(siteId, to);
    return found !== undefined;
  }

  private wasThere(siteId: number, to: string): boolean {
    const now = Date.now();
    return this.people.wasThereAt(siteId, to) >= now - this.underWayMs(now);
  }

  private underWayMs(now: number): number {
    return longestUnderWayMs + this.people.stoodStillMs(now);
  }
}
