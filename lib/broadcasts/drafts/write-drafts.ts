import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import { broadcasts } from "@/db/schema";
import { type Transaction, write } from "@/db/write";
import type { SiteAccess } from "@/lib/auth/site-access";
import { type BroadcastTarget, broadcastTarget } from "../broadcast-target";
import { preparedLifetimeMs } from "../send-broadcast";
import { targetOf } from "../target-filters";

const subject = z.string().trim().max(200, "at most 200 characters");
const body = z.string().max(20_000, "at most 20,000 characters");

export const draftOfPrepared = z.strictObject({ broadcastId: z.number().int().positive(), subject, body });
export const savedDraft = draftOfPrepared.extend({
  target: broadcastTarget.nullable(),
  /** Is `updatedAt` of the text that was edited. */
  seenAt: z.number().int(),
});

export type DraftRefusal = { ok: false; refusal: "not_found" | "not_a_draft" | "changed_elsewhere" };
type Made = { ok: true; broadcastId: number };

/** Makes an empty draft for everyone who is subscribed, kept until it is sent or deleted. */
export function createDraft(access: SiteAccess, db: Database, now: number): Made {
  return write(db, (tx) => {
    const target: BroadcastTarget = { kind: "subscribed" };
    return { ok: true, broadcastId: insertDraft(tx, access, { subject: "", body: "", target }, now) };
  });
}

/**
 * Keeps what was written in the dialog for selected contacts as a draft, with the recipients that the dialog froze.
 * Refuses a broadcast that is not prepared any more.
 */
export function keepAsDraft(
  access: SiteAccess,
  db: Database,
  { broadcastId, ...text }: z.infer<typeof draftOfPrepared>,
  now: number,
): Made | DraftRefusal {
  const target: BroadcastTarget = { kind: "selected" };
  return write(db, (tx): Made | DraftRefusal => {
    const { changes } = tx
      .update(broadcasts)
      .set({ ...text, status: "draft", target: JSON.stringify(target), updatedAt: now })
      .where(
        and(
          isOurs(access, broadcastId),
          eq(broadcasts.status, "prepared"),
          sql`${broadcasts.createdAt} > ${now - preparedLifetimeMs}`,
        ),
      )
      .run();
    return changes === 1 ? { ok: true, broadcastId } : { ok: false, refusal: "not_found" };
  });
}

/**
 * Saves the text and the target of a draft. Refuses when it was changed since `seenAt`, so that two windows do not
 * overwrite each other, and a target of selected contacts for a draft that has none.
 */
export function saveDraft(
  access: SiteAccess,
  db: Database,
  { broadcastId, seenAt, target, ...text }: z.infer<typeof savedDraft>,
  now: number,
): { ok: true; updatedAt: number } | DraftRefusal {
  return write(db, (tx): { ok: true; updatedAt: number } | DraftRefusal => {
    const found = findOwn(tx, access, broadcastId);
    if (!found) return { ok: false, refusal: "not_found" };
    if (found.status !== "draft") return { ok: false, refusal: "not_a_draft" };
    if (found.updatedAt !== seenAt) return { ok: false, refusal: "changed_elsewhere" };
    const isSelected = targetOf(found.target)?.kind === "selected";
    if ((target?.kind === "selected") !== isSelected) return { ok: false, refusal: "not_a_draft" };
    const updatedAt = Math.max(seenAt + 1, now);
    tx.update(broadcasts)
      .set({ ...text, target: target && JSON.stringify(target), updatedAt, problem: null })
      .where(eq(broadcasts.id, broadcastId))
      .run();
    return { ok: true, updatedAt };
  });
}

/**
 * Copies text and target of any broadcast into a new draft. Selected contacts are not copied: whom the copy is for
 * must be chosen.
 */
export function duplicateBroadcast(
  access: SiteAccess,
  db: Database,
  { broadcastId }: { broadcastId: number },
  now: number,
): Made | DraftRefusal {
  return write(db, (tx): Made | DraftRefusal => {
    const found = findOwn(tx, access, broadcastId);
    if (!found) return { ok: false, refusal: "not_found" };
    const target = targetOf(found.target);
    const text = { subject: found.subject, body: found.body };
    const copied = target?.kind === "selected" ? null : target;
    return { ok: true, broadcastId: insertDraft(tx, access, { ...text, target: copied }, now) };
  });
}

/** Removes a draft: its text goes at once, and the worker drops the recipients that it may have. */
export function deleteDraft(
  access: SiteAccess,
  db: Database,
  { broadcastId }: { broadcastId: number },
): { ok: true } | DraftRefusal {
  return write(db, (tx): { ok: true } | DraftRefusal => {
    const found = findOwn(tx, access, broadcastId);
    if (!found) return { ok: false, refusal: "not_found" };
    if (found.status !== "draft") return { ok: false, refusal: "not_a_draft" };
    // The worker discards a broadcast that is counted and has no preparation.
    tx.update(broadcasts)
      .set({ status: "counting", subject: "", body: "", target: null })
      .where(eq(broadcasts.id, broadcastId))
      .run();
    return { ok: true };
  });
}

function isOurs({ siteId }: SiteAccess, id: number) {
  return and(eq(broadcasts.id, id), eq(broadcasts.siteId, siteId));
}

/** Finds a broadcast that people see: not one that only a dialog knows. */
export function findOwn(tx: Transaction, access: SiteAccess, id: number) {
  const found = tx.select().from(broadcasts).where(isOurs(access, id)).get();
  return found?.status === "counting" || found?.status === "prepared" ? undefined : found;
}

function insertDraft(
  tx: Transaction,
  { siteId, userId: createdBy }: SiteAccess,
  draft: { subject: string; body: string; target: BroadcastTarget | null },
  now: number,
): number {
  const target = draft.target && JSON.stringify(draft.target);
  return tx
    .insert(broadcasts)
    .values({ ...draft, target, siteId, createdBy, status: "draft", createdAt: now, updatedAt: now })
    .returning({ id: broadcasts.id })
    .get().id;
}
