import { desc, eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { contacts, outgoingMail } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";

const newest = 50;

export interface OutboxMail {
  id: number;
  kind: "transactional" | "marketing";
  to: string;
  state: "queued" | "sending" | "sent" | "failed";
  subject: string | null;
  text: string | null;
  problem: string | null;
  createdAt: number;
}

/** The newest messages to contacts of the site. */
export function listOutbox(access: SiteAccess, db: Database): OutboxMail[] {
  return db
    .select({
      id: outgoingMail.id,
      kind: outgoingMail.kind,
      to: contacts.email,
      state: outgoingMail.state,
      subject: outgoingMail.subject,
      text: outgoingMail.text,
      problem: outgoingMail.problem,
      createdAt: outgoingMail.createdAt,
    })
    .from(outgoingMail)
    .innerJoin(contacts, eq(contacts.id, outgoingMail.contactId))
    .where(eq(contacts.siteId, access.siteId))
    .orderBy(desc(outgoingMail.id))
    .limit(newest)
    .all();
}
