import { countOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

/** Says how many deletions wait for a second person. */
export function waitingMessage(format: Formats, count: number): string {
  return countOf(
    format,
    count,
    "deletion waits for a second person to agree.",
    "deletions wait for a second person to agree.",
  );
}
