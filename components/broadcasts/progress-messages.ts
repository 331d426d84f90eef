import type { Formats } from "@/lib/values/formats";

export const progressLabels = { stop: "Stop sending" } as const;

export const progressMessages = {
  starting: "Finding who gets it…",
  unanswered: "We lost the connection. It may still be sending.",
} as const;

/** Names the bar that shows how far a broadcast is. */
export function sendingLabel(subject: string): string {
  return `Sending ${subject}`;
}

/** Says how many of the recipients are over. */
export function progressMessage(format: Formats, done: number, all: number): string {
  return `${format.count(done)} of ${format.count(all)}`;
}
