import { countOf } from "@/lib/values/count-words";
import { neutralFormats } from "@/lib/values/formats";

const minuteMs = 60_000;

/** Returns how long to wait, never less than it is. */
export function waitLabel(waitMs: number): string {
  return waitMs > minuteMs
    ? countOf(neutralFormats, Math.ceil(waitMs / minuteMs), "minute", "minutes")
    : countOf(neutralFormats, Math.max(1, Math.ceil(waitMs / 1000)), "second", "seconds");
}
