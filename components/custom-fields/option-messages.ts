import { contactsOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

/** Holds what the dialog of a choice's options says. */
export const optionMessages = {
  description: "A renamed option is renamed on every contact who has it, and in segments.",
  save: "Save options",
  saved: "The options are saved.",
  add: "Add option",
  nobody: "No contact has it.",
  noValue: "no value",
  follow: "follows to the other option.",
} as const;

/** Names the dialog of a choice and what stands in it; places count from 1. */
export const optionLabels = {
  title: (name: string) => `Options of “${name}”`,
  option: (place: number) => `Option ${place}`,
  place: (place: number) => `option ${place}`,
  remove: (place: number) => `Remove option ${place}`,
  removed: (name: string) => `“${name}” is removed`,
} as const;

/** Opens the question what the contacts with a removed option get instead. */
export function insteadLabel(
  format: Formats,
  { count, isExact }: { count: number; isExact: boolean },
): string {
  const having = `${contactsOf(format, count)} with it ${count === 1 ? "gets" : "get"}`;
  return isExact ? having : `At least ${having}`;
}
