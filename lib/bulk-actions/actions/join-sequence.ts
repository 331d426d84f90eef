import { z } from "zod";
import { prepared } from "@/db/prepared";
import { exists, type LocalActionKind } from "./action-kind";

export const joinSequenceInput = z.strictObject({
  do: z.literal("join_sequence"),
  sequenceId: z.number("a whole number").int().positive(),
});

/** Adds a contact to a sequence. A contact who completed the sequence does not start it again. */
export const joinSequence: LocalActionKind<{ sequenceId: number }> = {
  undoneBy: "leave_sequence",
  wouldChange: (db, { contactId }, { sequenceId }) =>
    !exists(
      db,
      "SELECT 1 FROM sequence_enrollments WHERE contact_id = ? AND sequence_id = ? AND status <> 'left'",
      contactId,
      sequenceId,
    ),
  change: (tx, { contactId }, { sequenceId }, now) =>
    prepared(
      tx,
      `INSERT INTO sequence_enrollments (contact_id, sequence_id, status, created_at) VALUES (?, ?, 'active', ?)
       ON CONFLICT DO UPDATE SET status = 'active'`,
    ).run(contactId, sequenceId, now).changes > 0,
  readBefore: (db, contactId, { sequenceId }) => ({
    wasInSequence: exists(
      db,
      "SELECT 1 FROM sequence_enrollments WHERE contact_id = ? AND sequence_id = ?",
      contactId,
      sequenceId,
    ),
  }),
};
