import { countOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

/** Says how many API keys expire within a week. */
export function endingKeysMessage(format: Formats, count: number): string {
  return countOf(
    format,
    count,
    "API key expires within a week. Programs that use it will be refused.",
    "API keys expire within a week. Programs that use them will be refused.",
  );
}
