import { prepared } from "@/db/prepared";
import { isErasedSince } from "@/lib/consent/admit-contact";
import { anyReason, findErasedIdentity } from "@/lib/consent/identities/erased-identities";
import { findStandingOf, listEmailsNow } from "@/lib/consent/identities/find-former-emails";
import type { MarketingStatus } from "@/lib/consent/status/marketing-status";
import { optOutRank } from "@/lib/consent/status/next-marketing-status";
import type { Planner } from "./planner";
import type { ReadRow } from "./read-row";
import type { SaidConsent } from "./said-consent";

/** Is an email to remember as opted out, with the contact who has it. */
export interface PlannedOptOut {
  email: string;
  isNew: boolean;
  leaving: "unsubscribed" | "complained";
  contact: { id: number; isIn: boolean } | undefined;
}

/** Lists the emails beside it in the row, and the present emails of people who had one of them before. */
export function otherEmails({ db, siteId }: Planner, { email, furtherEmails }: ReadRow): string[] {
  const listed = [email, ...furtherEmails];
  const now = listed.flatMap((one) => listEmailsNow(db, siteId, one));
  return [...new Set([...furtherEmails, ...now])].filter((one) => one !== email);
}

export function planOptOut(
  { db, siteId }: Planner,
  email: string,
  leaving: PlannedOptOut["leaving"],
): PlannedOptOut {
  const contact = prepared<{ id: number; status: MarketingStatus }>(
    db,
    "SELECT id, marketing_status AS status FROM contacts WHERE site_id = ? AND email = ?",
  ).get(siteId, email);
  const isOut = (status: MarketingStatus) =>
    leaving === "complained" ? status === "complained" : optOutRank(status) > 0;
  return {
    email,
    isNew: findErasedIdentity(db, siteId, email, anyReason) === undefined,
    leaving,
    contact: contact && { id: contact.id, isIn: !isOut(contact.status) },
  };
}

export function planFurtherOuts(planner: Planner, row: ReadRow): PlannedOptOut[] {
  return takeFurtherOuts(planner, row).map((email) => planOptOut(planner, email, leavingOf(planner, email)));
}

/**
 * Takes the further emails that a no of this row reaches, each once in a file. A bounced mailbox says nothing about
 * its owner's other emails; a no that the owner said does.
 */
export function takeFurtherOuts(planner: Planner, row: ReadRow): string[] {
  const isTold = saysNo(planner.seen.saidOf(row.email, row.said));
  const others = isTold ? otherEmails(planner, row) : row.said === "bounced" ? row.furtherEmails : [];
  return others.filter((email) => planner.seen.noteFurtherOut(email));
}

function leavingOf({ seen }: Planner, email: string): PlannedOptOut["leaving"] {
  return seen.saidOf(email, "unsubscribed") === "complained" ? "complained" : "unsubscribed";
}

/** Tells whether an email was erased or said no, here before or in this file. A bounce alone is not a no. */
export function isOut({ db, siteId, seen }: Planner, email: string): boolean {
  if (saysNo(seen.saidOf(email, "nothing"))) return true;
  const contact = prepared<{ id: number; status: MarketingStatus }>(
    db,
    "SELECT id, marketing_status AS status FROM contacts WHERE site_id = ? AND email = ?",
  ).get(siteId, email);
  const standing = contact?.status ?? findStandingOf(db, siteId, email);
  return isErasedSince(db, siteId, email, contact?.id) || (standing !== undefined && saysNo(standing));
}

function saysNo(said: SaidConsent | MarketingStatus): said is PlannedOptOut["leaving"] {
  return said === "unsubscribed" || said === "complained";
}
