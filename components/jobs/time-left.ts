import { countOf } from "@/lib/values/count-words";
import { durationLabel } from "@/lib/values/duration-label";
import type { Formats } from "@/lib/values/formats";

const minuteMs = 60_000;
const stepMs = 5_000;

/** Adds to how far something is about how long it still takes, such as "340 of 1,000, about 15 seconds left". */
export function withTimeLeft(format: Formats, reached: string, leftMs: number | null): string {
  return leftMs === null ? reached : `${reached}, ${leftLabel(format, leftMs)}`;
}

/** Rounds up to five seconds, so that the end is not promised too early and the number does not flicker. */
export function leftLabel(format: Formats, leftMs: number): string {
  const roundedMs = Math.max(1, Math.ceil(leftMs / stepMs)) * stepMs;
  if (roundedMs >= minuteMs) return `${durationLabel(format, roundedMs)} left`;
  return `about ${countOf(format, roundedMs / 1000, "second", "seconds")} left`;
}
