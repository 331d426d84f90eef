import { knownCountOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

export const targetChoiceLabels = {
  to: "To",
  choose: "Choose who gets it",
  segments: "Segments",
} as const;

/** Says where contacts were selected: "3 selected under Contacts". */
export function selectedLabel(audience: string): string {
  return `${audience} under Contacts`;
}

export const countingTargetMessage = "Counting…";

/** Says how many get a draft as things stand now. */
export function targetCountMessage(format: Formats, count: { total: number; isExact: boolean }): string {
  if (count.total === 0) return "Nobody who is subscribed, as things stand now.";
  return `${knownCountOf(format, count)} subscribed now. Who gets it is decided when it is sent.`;
}
