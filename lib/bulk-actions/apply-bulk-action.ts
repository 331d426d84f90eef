import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import type { MarketingStatus } from "@/lib/consent/status/marketing-status";
import type { BeforeChange, Subject } from "./actions/action-kind";
import { kindOf, type LocalAction, localKindOf } from "./actions/action-kinds";
import type { StoredAction } from "./actions/bulk-action";
import { keepBefore, readBefore } from "./before-change";

type Contact = Pick<Subject, "siteId" | "contactId">;

/**
 * Tells whether the action would change this contact or write them to a file. A contact being erased is only
 * written.
 */
export function wouldChange(db: Database, contact: Contact, action: StoredAction): boolean {
  if (action.do === "export") return true;
  const subject = findSubject(db, contact);
  return subject !== undefined && kindOf(action).wouldChange(db, subject, action);
}

/** Applies the action to one contact. Returns false when nothing changed. */
export function applyBulkAction(
  tx: Transaction,
  contact: Contact,
  action: LocalAction,
  now: number,
): boolean {
  return changeOne(tx, contact, action, now, (subject) =>
    localKindOf(action).change(tx, subject, action, now),
  );
}

/**
 * Applies the action to one contact as `applyBulkAction` does, and keeps what its opposite alone would not bring back,
 * for as long as it can be undone.
 */
export function applyAndRemember(
  tx: Transaction,
  { jobId, ...contact }: Contact & { jobId: number },
  action: LocalAction,
  now: number,
): boolean {
  return changeOne(tx, contact, action, now, (subject) => {
    const { contactId } = subject;
    const before = readBefore(tx, contactId, action);
    if (!localKindOf(action).change(tx, subject, action, now)) return false;
    if (before) keepBefore(tx, { jobId, contactId }, action, before);
    return true;
  });
}

/**
 * Undoes a bulk action for one contact with the opposite action. Later changes to the contact stay. Without `before`
 * it applies the opposite alone. Returns false when nothing changed.
 */
export function undoOnContact(
  tx: Transaction,
  contact: Contact,
  { opposite, before }: { opposite: LocalAction; before: BeforeChange | undefined },
  now: number,
): boolean {
  const { changeBack } = localKindOf(opposite);
  if (!before || !changeBack) return applyBulkAction(tx, contact, opposite, now);
  return changeOne(tx, contact, opposite, now, (subject) => changeBack(tx, subject, opposite, before, now));
}

function changeOne(
  tx: Transaction,
  contact: Contact,
  action: LocalAction,
  now: number,
  change: (subject: Subject) => boolean,
): boolean {
  const subject = findSubject(tx, contact);
  if (!subject || !localKindOf(action).wouldChange(tx, subject, action) || !change(subject)) return false;
  prepared(tx, "UPDATE contacts SET updated_at = max(updated_at + 1, ?) WHERE id = ?").run(
    now,
    subject.contactId,
  );
  return true;
}

/** Returns the contact with its status, or undefined when it is gone or being erased. */
function findSubject(db: Database, { siteId, contactId }: Contact): Subject | undefined {
  const status = preparedValue<MarketingStatus>(
    db,
    "SELECT marketing_status FROM contacts WHERE id = ? AND site_id = ? AND being_erased_at IS NULL",
  ).get(contactId, siteId);
  return status && { siteId, contactId, status };
}
