import { z } from "zod";
import type { bulkActionFailures } from "@/db/schema";
import type { JobFailure } from "@/lib/jobs/job-failure";

const id = z.number("a whole number").int().positive();

/** What can be done to many contacts at once, beside deleting and mailing. Safe in the browser. */
export const bulkAction = z.discriminatedUnion("do", [
  z.strictObject({
    do: z.literal("add_tag"),
    tag: z
      .string()
      .trim()
      .min(1, "a tag")
      .max(100, "at most 100 characters")
      .regex(/^[^,]*$/, "one tag at a time: a comma would make several of it"),
  }),
  z.strictObject({ do: z.literal("remove_tag"), tagId: id }),
  z.strictObject({ do: z.literal("join_sequence"), sequenceId: id }),
  z.strictObject({ do: z.literal("leave_sequence"), sequenceId: id }),
  z.strictObject({ do: z.literal("grant_offer"), offerId: id }),
  z.strictObject({ do: z.literal("revoke_offer"), offerId: id }),
  z.strictObject({ do: z.literal("unsubscribe") }),
  z.strictObject({ do: z.literal("request_opt_in") }),
  z.strictObject({ do: z.literal("cancel_subscription") }),
  z.strictObject({ do: z.literal("export") }),
  z.strictObject({ do: z.literal("hide") }),
  z.strictObject({ do: z.literal("unhide") }),
]);
export type BulkAction = z.infer<typeof bulkAction>;

/** As it is stored: a new tag has its number by then. */
export type StoredAction =
  | Exclude<BulkAction, { do: "add_tag" }>
  | { do: "add_tag" | "remove_tag"; tagId: number; isNewTag?: true; droppedTag?: string }
  /** Takes back what `revoke_offer` did: the purchase is good again. */
  | { do: "restore_offer"; offerId: number };

/** What takes back what was done. Unsubscribing, asking to confirm, cancelling and exporting cannot be taken back. */
export const undoOf: Partial<Record<StoredAction["do"], StoredAction["do"]>> = {
  add_tag: "remove_tag",
  remove_tag: "add_tag",
  join_sequence: "leave_sequence",
  leave_sequence: "join_sequence",
  grant_offer: "revoke_offer",
  revoke_offer: "restore_offer",
  hide: "unhide",
  unhide: "hide",
};

/** Refused by the payment provider, no answer of it, no account connected, not known in the account that is. */
export type BulkActionFailure = (typeof bulkActionFailures)[number];

/** How many of the newest jobs are listed. */
export const mostJobsListed = 100;

export interface BulkActionView {
  id: number;
  status: "prepared" | "running" | "completed" | "stopped" | "failed";
  /** Why it was set aside. */
  failure?: JobFailure | null;
  /** It was asked to stop, and waits for what is under way. */
  isStopping: boolean;
  do: StoredAction["do"];
  /** The tag, sequence or offer that it is about. */
  subject: string;
  contactCount: number;
  plannedCount: number;
  changedCount: number;
  unchangedCount: number;
  failedCount: number;
  /** The first of those who failed. `contact` is null when they are gone by now. */
  failures: { contactId: number; contact: string | null; reason: BulkActionFailure }[];
  canUndo: boolean;
  /** The job that this one takes back, and the one that takes this one back. */
  undoes: number | null;
  undoneBy: number | null;
  /** The name of who started it. */
  createdBy: string;
  createdAt: number;
  finishedAt: number | null;
}
