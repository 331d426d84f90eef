import { contactsOf, countOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

/** Names what jobs of every kind show. */
export const jobLabels = {
  counting: "Counting contacts",
  again: "Try again",
  discard: "Discard",
} as const;

/** Says what became of a job that was set aside; an element stands where braces are. */
export const failedJobMessages = {
  failed:
    "It failed {times}, the last time {at}, and was set aside so that others go on. Reference: {reference}",
  failedBefore: "It failed and was set aside so that others go on.",
  refused: "That did not work. Load the page again and look whether it still stands here.",
} as const;

/** Says how often a job failed. */
export function timesLabel(format: Formats, count: number): string {
  return countOf(format, count, "time", "times in the same way");
}

/** Says how many contacts are counted. */
export function countedMessage(format: Formats, counted: number): string {
  return `${contactsOf(format, counted)} so far`;
}
