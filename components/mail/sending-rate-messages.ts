import { mostMailsPerSecond, sendingTimeMs } from "@/lib/mail/sending/sending-view";
import { countOf } from "@/lib/values/count-words";
import { durationLabel } from "@/lib/values/duration-label";
import type { Formats } from "@/lib/values/formats";

export const rateLabels = {
  rate: "Emails a second",
  examples: "How long a broadcast takes",
  save: "Save the rate",
} as const;

export const rateMessages = {
  hint: `From 1 to ${mostMailsPerSecond}. Ask your mail provider how many it bears.`,
  saved: "Saved.",
} as const;

/** Says how long so many emails take at a rate. */
export function rateMessage(format: Formats, count: number, mailsPerSecond: number): string {
  const emails = countOf(format, count, "email takes", "emails take");
  return `${emails} ${durationLabel(format, sendingTimeMs(count, mailsPerSecond))}.`;
}
