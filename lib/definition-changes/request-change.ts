import { prepared, preparedValue } from "@/db/prepared";
import type { Reader, Transaction } from "@/db/write";
import type { SiteAccess } from "@/lib/auth/site-access";
import type { DefinitionChange } from "./kinds/definition-change";

/** Stores that the worker is to carry a change to the contacts, and returns its id. */
export function requestChange(
  tx: Transaction,
  access: SiteAccess,
  { kind, ...subject }: DefinitionChange,
  now: number,
): number {
  return preparedValue<number>(
    tx,
    `INSERT INTO definition_changes (site_id, kind, subject, status, created_by, created_at)
     VALUES (?, ?, ?, 'running', ?, ?) RETURNING id`,
  ).one(access.siteId, kind, JSON.stringify(subject), access.userId, now);
}

/** Lists the changes of the site that are under way or set aside. */
export function listOpenChanges(db: Reader, siteId: number): { id: number; change: DefinitionChange }[] {
  const rows = prepared<{ id: number; kind: string; subject: string }>(
    db,
    `SELECT id, kind, subject FROM definition_changes
     WHERE site_id = ? AND status IN ('running', 'failed') ORDER BY id`,
  ).all(siteId);
  return rows.map(({ id, kind, subject }) => ({ id, change: changeOf(kind, subject) }));
}

export function changeOf(kind: string, subject: string): DefinitionChange {
  return { kind, ...JSON.parse(subject) } as DefinitionChange;
}

/** Tells whether a change of one of these tags is under way: a tag goes through one change at a time. */
export function isTagChanging(db: Reader, siteId: number, ids: readonly number[]): boolean {
  return listOpenChanges(db, siteId).some(({ change }) => {
    if (change.kind === "merge_tags") return ids.includes(change.fromId) || ids.includes(change.intoId);
    return change.kind === "delete_tag" && ids.includes(change.tagId);
  });
}

/** Tells whether a change of this field is under way. */
export function isFieldChanging(db: Reader, siteId: number, fieldId: number): boolean {
  return listOpenChanges(db, siteId).some(({ change }) => "fieldId" in change && change.fieldId === fieldId);
}
