import { z } from "zod";

const id = z.number("a whole number").int().positive();

/** What can be done to many contacts at once, beside deleting and mailing. Safe in the browser. */
export const contactAction = z.discriminatedUnion("do", [
  z.strictObject({
    do: z.literal("add_tag"),
    tag: z.string().trim().min(1, "a tag").max(100, "at most 100 characters"),
  }),
  z.strictObject({ do: z.literal("remove_tag"), tagId: id }),
  z.strictObject({ do: z.literal("join_sequence"), sequenceId: id }),
  z.strictObject({ do: z.literal("leave_sequence"), sequenceId: id }),
  z.strictObject({ do: z.literal("grant_offer"), offerId: id }),
  z.strictObject({ do: z.literal("revoke_offer"), offerId: id }),
  z.strictObject({ do: z.literal("unsubscribe") }),
  z.strictObject({ do: z.literal("request_opt_in") }),
]);
export type ContactAction = z.infer<typeof contactAction>;

/** As it is stored: a new tag has its number by then. */
export type StoredAction =
  | Exclude<ContactAction, { do: "add_tag" }>
  | { do: "add_tag"; tagId: number }
  /** Takes back what `revoke_offer` did: the purchase is good again. */
  | { do: "restore_offer"; offerId: number };

export interface ContactJobView {
  id: number;
  status: "prepared" | "running" | "completed" | "stopped";
  do: StoredAction["do"];
  /** The tag, sequence or offer that it is about. */
  subject: string;
  contactCount: number;
  plannedCount: number;
  changedCount: number;
  unchangedCount: number;
  canUndo: boolean;
}
