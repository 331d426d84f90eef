import { z } from "zod";
import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import { exists, type LocalActionKind, type Subject } from "./action-kind";

export const leaveSequenceInput = z.strictObject({
  do: z.literal("leave_sequence"),
  sequenceId: z.number("a whole number").int().positive(),
});

interface LeaveSequence {
  sequenceId: number;
}

export const leaveSequence: LocalActionKind<LeaveSequence> = {
  undoneBy: "join_sequence",
  wouldChange: (db, { contactId }, { sequenceId }) =>
    exists(
      db,
      "SELECT 1 FROM sequence_enrollments WHERE contact_id = ? AND sequence_id = ? AND status = 'active'",
      contactId,
      sequenceId,
    ),
  change: leave,
  changeBack(tx, subject, action, { wasInSequence }) {
    if (wasInSequence) return leave(tx, subject, action);
    const { changes } = prepared(
      tx,
      "DELETE FROM sequence_enrollments WHERE contact_id = ? AND sequence_id = ?",
    ).run(subject.contactId, action.sequenceId);
    return changes > 0;
  },
};

function leave(tx: Transaction, { contactId }: Subject, { sequenceId }: LeaveSequence): boolean {
  const { changes } = prepared(
    tx,
    "UPDATE sequence_enrollments SET status = 'left' WHERE contact_id = ? AND sequence_id = ?",
  ).run(contactId, sequenceId);
  return changes > 0;
}
