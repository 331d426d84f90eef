import { prepared, preparedValue } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import { inTurns } from "@/lib/jobs/in-turns";
import type { JobContext } from "@/lib/jobs/job-context";
import { type LeasedJob, LeaseLost, renewLease } from "@/lib/jobs/lease";
import { changeFieldType } from "./kinds/change-type";
import type { ChangeJob, ChangeWalk, DefinitionChange } from "./kinds/definition-change";
import { deleteFieldWalks } from "./kinds/delete-field";
import { deleteTagWalks } from "./kinds/delete-tag";
import { mergeTagsWalks } from "./kinds/merge-tags";
import { replaceOptionWalks } from "./kinds/replace-option";
import { changeOf } from "./request-change";

type WalksOf = {
  [Kind in DefinitionChange["kind"]]: readonly ChangeWalk<Extract<DefinitionChange, { kind: Kind }>>[];
};

const walksOf: WalksOf = {
  merge_tags: mergeTagsWalks,
  delete_tag: deleteTagWalks,
  replace_option: replaceOptionWalks,
  change_type: changeFieldType,
  delete_field: deleteFieldWalks,
};

interface Row {
  kind: DefinitionChange["kind"];
  subject: string;
  createdBy: string;
  walk: number;
  after: number;
  changed: number;
  misfits: number;
}

/**
 * Carries a claimed change to the contacts, in walks of small batches, until it ends or leaves its turn. How far it is
 * goes with each slice, so a killed run goes on from there.
 */
export async function runChange(context: JobContext, job: LeasedJob): Promise<void> {
  const { db, now } = context;
  const { kind, subject, createdBy, ...place } = readRow(db, job);
  const walks = walksOf[kind] as readonly ChangeWalk<DefinitionChange>[];
  const change = changeOf(kind, subject);
  const jobAt = (): ChangeJob => ({ id: job.id, siteId: job.siteId, createdBy, change, now: now() });
  let hasEnded = false;
  const step = (tx: Transaction): boolean => {
    const walk = walks[place.walk];
    if (!walk) throw new Error("a change that has no walk left has not ended");
    const { last, changed, misfits = 0 } = walk.batch(tx, jobAt(), place.after);
    place.changed += changed;
    place.misfits += misfits;
    if (last !== undefined) {
      place.after = last;
      return true;
    }
    hasEnded = walk.atEnd?.(tx, jobAt(), place) ?? false;
    place.walk += 1;
    place.after = 0;
    hasEnded ||= place.walk >= walks.length;
    return !hasEnded;
  };
  const note = (tx: Transaction) => {
    renewLease(tx, job, now());
    noteProgress(tx, job.id, place);
    if (hasEnded) end(tx, job, now());
  };
  await inTurns(context, job, step, note);
}

function readRow(db: JobContext["db"], job: LeasedJob): Row {
  return prepared<Row>(
    db,
    `SELECT kind, subject, created_by AS createdBy, walk, after_contact_id AS after, changed_count AS changed,
       misfit_count AS misfits FROM definition_changes WHERE id = ?`,
  ).one(job.id);
}

function noteProgress(tx: Transaction, id: number, place: Omit<Row, "kind" | "subject" | "createdBy">): void {
  prepared(
    tx,
    `UPDATE definition_changes SET walk = @walk, after_contact_id = @after, changed_count = @changed,
       misfit_count = @misfits WHERE id = @id`,
  ).run({ id, walk: place.walk, after: place.after, changed: place.changed, misfits: place.misfits });
}

function end(tx: Transaction, { id, leaseOwner }: LeasedJob, now: number): void {
  const { changes } = prepared(
    tx,
    `UPDATE definition_changes SET status = 'completed', finished_at = ?, lease_owner = NULL
     WHERE id = ? AND lease_owner = ? AND status = 'running'`,
  ).run(now, id, leaseOwner);
  if (changes !== 1) throw new LeaseLost();
}

const keptMs = 86_400_000;

/** Drops a change that ended a day ago: the audit log has what is worth keeping. */
export function discardOldChanges(db: JobContext["db"], now: number): void {
  const old = preparedValue<number>(
    db,
    "SELECT id FROM definition_changes WHERE status = 'completed' AND finished_at <= ? ORDER BY id LIMIT 1",
  ).get(now - keptMs);
  if (old !== undefined)
    write(db, (tx) => prepared(tx, "DELETE FROM definition_changes WHERE id = ?").run(old));
}
