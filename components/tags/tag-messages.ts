import { refusalMessages } from "@/lib/auth/refusal-messages";
import type { createTagAction, deleteTagAction, mergeTagsAction, renameTagAction } from "@/lib/tags/actions";
import { contactsOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

type Answers =
  | Awaited<ReturnType<typeof createTagAction>>
  | Awaited<ReturnType<typeof renameTagAction>>
  | Awaited<ReturnType<typeof mergeTagsAction>>
  | Awaited<ReturnType<typeof deleteTagAction>>;

export const tagProblem = refusalMessages<Exclude<Answers, { ok: true }>>({
  name_taken: () => "Another tag has this name. Choose a different one, or merge the two.",
  not_found: () => "This tag is no longer there. Nothing was changed.",
  same_tag: () => "Choose another tag to merge into.",
  tag_is_changing: () => "This tag is being merged or deleted. Wait until that is done.",
  tag_is_in_use: () => "A bulk action with this tag is running. Wait until it is done, then try again.",
  not_allowed: () => "Only an owner of this site can change tags.",
});

/** Says what a merge does, before it is done. */
export function mergeMessage(format: Formats, { having, both }: { having: number; both: number }): string {
  if (having === 0) return "No contact has it.";
  const alone = `${contactsOf(format, having)} ${having === 1 ? "has" : "have"} it`;
  if (both === 0) return `${alone}; none has the other tag yet.`;
  if (both === having) return `${alone}, and the other tag already.`;
  return `${alone}; ${format.count(both)} of them already ${both === 1 ? "has" : "have"} the other tag.`;
}

/** Says what a deletion takes away, before it is done. */
export function deleteMessage(format: Formats, having: number): string {
  return having === 0
    ? "No contact has it."
    : `It is taken from ${contactsOf(format, having)}. The contacts themselves stay.`;
}
