import { countOf } from "./count-words";
import type { Formats } from "./formats";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Returns an approximate duration in at most two units: "about 5 hours 33 minutes". */
export function durationLabel(format: Formats, durationMs: number): string {
  if (durationMs < minuteMs) return "less than a minute";
  const [big, small] = durationMs >= dayMs ? [dayMs, hourMs] : [hourMs, minuteMs];
  const inSmall = Math.round(durationMs / small);
  const whole = Math.floor((inSmall * small) / big);
  const rest = inSmall - (whole * big) / small;
  const unit = (size: number, count: number) => {
    if (size === dayMs) return countOf(format, count, "day", "days");
    return size === hourMs
      ? countOf(format, count, "hour", "hours")
      : countOf(format, count, "minute", "minutes");
  };
  return `about ${[whole > 0 && unit(big, whole), rest > 0 && unit(small, rest)].filter(Boolean).join(" ")}`;
}
