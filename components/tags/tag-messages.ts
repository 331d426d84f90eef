import { onlyMessage } from "@/lib/auth/permission-labels";
import { refusalMessages } from "@/lib/auth/refusal-messages";
import type { createTagAction, deleteTagAction, mergeTagsAction, renameTagAction } from "@/lib/tags/actions";
import type { TagChangePlan } from "@/lib/tags/tag-view";
import { contactsOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

type Answers =
  | Awaited<ReturnType<typeof createTagAction>>
  | Awaited<ReturnType<typeof renameTagAction>>
  | Awaited<ReturnType<typeof mergeTagsAction>>
  | Awaited<ReturnType<typeof deleteTagAction>>;

export const tagProblem = refusalMessages<Exclude<Answers, { ok: true }>>({
  name_taken: () => "Another tag has this name. Choose a different one, or merge the two.",
  confirmation_mismatch: () => "What you typed does not match. Nothing was changed.",
  not_found: () => "This tag is no longer there. Nothing was changed.",
  same_tag: () => "Choose another tag to merge into.",
  tag_is_changing: () => "This tag is being merged or deleted. Wait until that is done.",
  tag_is_in_use: () => "A bulk action with this tag is running. Wait until it is done, then try again.",
  not_allowed: () => onlyMessage("settings.write", "change tags"),
});

type MergePlan = Pick<TagChangePlan, "having" | "both" | "next">;

/** Holds what is said of tags whatever they are. */
export const tagMessages = {
  description: "Group contacts your way.",
  reading: "Reading the tags…",
  counting: "Counting…",
  none: "No tags yet",
  whatFor:
    "A tag marks contacts that belong together, such as everyone you met at a fair. Create one here, or add it to contacts from the list or with an import.",
  notFound: "No tag is called that.",
  rename: "Every contact and segment with this tag shows the new name.",
  create: "You can add it to contacts from their page, from the list, or with an import.",
  unanswered: "The server did not answer. Try again.",
  merge:
    "Its contacts get the other tag, then this one is gone. Lists and forms that still use the old name add the other tag. This can’t be undone.",
  delete: "Deletes the tag, not the people. This can’t be undone.",
} as const;

/** Says how many tags a search found. */
export function foundMessage(found: number, all: number): string {
  return `${found} of ${all} tags`;
}

/** Says what a merge did. */
export function mergedMessage(format: Formats, changedCount: number, into: string): string {
  return `Merged. ${contactsOf(format, changedCount)} moved to “${into}”.`;
}

/** Says what becomes of segments with a tag that is merged, after their names. */
export function segmentsFollowMessage(into: string): string {
  return `follows to “${into}”.`;
}

/** Says what a merge does, before it is done. */
export function mergeMessage(format: Formats, { having, both, next }: MergePlan): string {
  if (having === 0) return nobodyMessage(next);
  const alone = `${contactsOf(format, having)} ${having === 1 ? "has" : "have"} it`;
  const atLeast = next === null ? "" : "At least ";
  if (both === 0) return `${atLeast}${alone}; none has the other tag yet.`;
  if (both === having) return `${atLeast}${alone}, and the other tag already.`;
  return `${atLeast}${alone}; ${format.count(both)} of them already ${both === 1 ? "has" : "have"} the other tag.`;
}

/** Says what a deletion takes away, before it is done. */
export function deleteMessage(format: Formats, { having, next }: Pick<MergePlan, "having" | "next">): string {
  if (having === 0) return nobodyMessage(next);
  const taken = `It is taken from ${contactsOf(format, having)}. The contacts themselves stay.`;
  return next === null ? taken : `At least: ${taken}`;
}

function nobodyMessage(next: string | null): string {
  return next === null ? "No contact has it." : tagMessages.counting;
}
