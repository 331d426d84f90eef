import type { DefinitionChangeView } from "@/lib/definition-changes/change-view";
import { contactsOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

/** Says what an owner can do when no answer came to a change of a tag or a field. */
export const unansweredChange = "The server did not answer. Look at the list before you try again.";

const titles: Record<DefinitionChangeView["change"]["kind"], string> = {
  merge_tags: "Merging a tag into another",
  delete_tag: "Deleting a tag",
  replace_option: "Replacing an option",
  change_type: "Changing the type of a field",
  delete_field: "Deleting a field",
};

/** Says which change is carried to the contacts, and whether it failed. */
export function changeTitle({ change, status }: Pick<DefinitionChangeView, "change" | "status">): string {
  return `${titles[change.kind]}${status === "failed" ? " failed" : "…"}`;
}

export const failedChangeMessage = "What is done already stays.";

/** Says how far a change is. */
export function changingMessage(format: Formats, changedCount: number): string {
  return `${contactsOf(format, changedCount)} done. You can leave this page; it goes on.`;
}

/** Says what was done with a tag or a field, and asks before it is deleted. */
export const definitionMessages = {
  ready: (name: string) => `“${name}” is ready to use.`,
  renamed: (name: string) => `Renamed to “${name}”.`,
  deleteTitle: (name: string) => `Delete “${name}”?`,
  deleted: (name: string) => `“${name}” is deleted.`,
} as const;

/** Says what a change does to segments, after their names. */
export const segmentsMessages = {
  one: "The segment",
  several: "Each of the segments",
  going: "uses it among others and goes on without it.",
  stopping: "needs it and selects nobody until you change its rules. It never grows to include everyone.",
} as const;
