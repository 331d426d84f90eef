import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import { takeRowIds } from "@/db/row-ids";
import { contacts, notes } from "@/db/schema";
import { type Transaction, write } from "@/db/write";
import type { PlainAuditAction } from "@/lib/audit/audit-action";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";

const contactId = z.number().int().positive();
const noteId = z.number().int().positive();
const body = z.string().trim().min(1, "some text").max(5000, "at most 5,000 characters");

export const newNote = z.strictObject({ contactId, body });
export const noteChange = z.strictObject({ contactId, noteId, body });
export const ofNote = z.strictObject({ contactId, noteId });

type NoteRefusal = { ok: false; refusal: "not_found" };
type Noted = { ok: true } | NoteRefusal;

/** Adds a note about a contact. The note is deleted with the contact. */
export function addNote(access: SiteAccess, db: Database, note: z.infer<typeof newNote>, now: number): Noted {
  return write(db, (tx): Noted => {
    if (!isOfSite(tx, access, note.contactId)) return { ok: false, refusal: "not_found" };
    tx.insert(notes)
      .values({ ...note, id: takeRowIds(tx), writtenBy: access.userId, createdAt: now })
      .run();
    return noted(tx, access, "note_added", now);
  });
}

export function changeNote(
  access: SiteAccess,
  db: Database,
  { contactId, noteId, body }: z.infer<typeof noteChange>,
  now: number,
): Noted {
  return write(db, (tx): Noted => {
    if (!isOfSite(tx, access, contactId)) return { ok: false, refusal: "not_found" };
    const { changes } = tx.update(notes).set({ body }).where(isNote(contactId, noteId)).run();
    if (changes === 0) return { ok: false, refusal: "not_found" };
    return noted(tx, access, "note_changed", now);
  });
}

export function deleteNote(
  access: SiteAccess,
  db: Database,
  { contactId, noteId }: z.infer<typeof ofNote>,
  now: number,
): Noted {
  return write(db, (tx): Noted => {
    if (!isOfSite(tx, access, contactId)) return { ok: false, refusal: "not_found" };
    const { changes } = tx.delete(notes).where(isNote(contactId, noteId)).run();
    if (changes === 0) return { ok: false, refusal: "not_found" };
    return noted(tx, access, "note_deleted", now);
  });
}

function noted(tx: Transaction, access: SiteAccess, action: PlainAuditAction, now: number): { ok: true } {
  recordAudit(tx, { siteId: access.siteId, actorId: access.userId, action, counts: {}, now });
  return { ok: true };
}

function isNote(contactId: number, noteId: number) {
  return and(eq(notes.contactId, contactId), eq(notes.id, noteId));
}

function isOfSite(tx: Transaction, access: SiteAccess, contactId: number): boolean {
  const found = tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(
      and(eq(contacts.id, contactId), eq(contacts.siteId, access.siteId), isNull(contacts.beingErasedAt)),
    )
    .get();
  return found !== undefined;
}
