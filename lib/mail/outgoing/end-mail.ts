import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import { countSkipped, type SkipReason } from "@/lib/outbox/count-skipped";
import type { DueMail } from "./due-mail";

const counters = { failed: "failed_count", unsent: "unsent_count" } as const;

type Ended = Pick<DueMail, "id" | "broadcastId">;

/** Notes that a letter did not leave and why, and that it never will. */
export function endMail(
  tx: Transaction,
  { id, broadcastId }: Ended,
  state: keyof typeof counters,
  problem: string | null,
): void {
  const { changes } = prepared(
    tx,
    "UPDATE outgoing_mail SET state = ?, problem = ?, seed = NULL, parameters = '{}' WHERE id = ?",
  ).run(state, problem, id);
  if (changes === 0 || broadcastId === null) return;
  const counter = counters[state];
  prepared(tx, `UPDATE broadcasts SET ${counter} = ${counter} + 1 WHERE id = ?`).run(broadcastId);
}

/** Ends a letter whose reader is not subscribed any more. A broadcast counts them as skipped, and says why. */
export function skipMail(tx: Transaction, { id, broadcastId }: Ended, reason: SkipReason): void {
  endMail(tx, { id, broadcastId: null }, "failed", "Not subscribed any more when it was due.");
  if (broadcastId === null) return;
  prepared(tx, "UPDATE broadcasts SET queued_count = queued_count - 1 WHERE id = ?").run(broadcastId);
  countSkipped(tx, broadcastId, reason);
}

/** Deletes a letter as if it had never been queued. A broadcast counts its reader as skipped. */
export function dropMail(tx: Transaction, { id, broadcastId }: Ended): void {
  const { changes } = prepared(tx, "DELETE FROM outgoing_mail WHERE id = ?").run(id);
  if (changes === 0 || broadcastId === null) return;
  prepared(
    tx,
    "UPDATE broadcasts SET queued_count = queued_count - 1, skipped_count = skipped_count + 1 WHERE id = ?",
  ).run(broadcastId);
}
