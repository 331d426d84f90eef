import { withTimeLeft } from "@/components/jobs/time-left";
import type { ManifestProgress } from "@/lib/deletion/manifest/deletion-plan";
import { contactsOf, countOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

const minuteMs = 60_000;

/** Says what the dialog waits for. */
export function countingMessage(
  format: Formats,
  progress: Pick<ManifestProgress, "step" | "total"> | undefined,
  selectedCount: number | undefined,
): string {
  if (progress?.step === "asking") return "Asking the payment provider what is billed…";
  if (progress?.step === "searching") return "Looking for mentions elsewhere, such as in notes of others…";
  const count = progress?.total ?? selectedCount;
  return `Counting what belongs to ${count === undefined ? "the selected contacts" : contactsOf(format, count)}…`;
}

/** Says how far a count is and about how long it still takes, such as "340 of 1,000, about 15 seconds left". */
export function countingProgressMessage(
  format: Formats,
  { counted, total, leftMs }: Pick<ManifestProgress, "counted" | "total" | "leftMs">,
): string {
  const reached = `${format.count(counted)} of ${format.count(Math.max(counted, total ?? 0))}`;
  return withTimeLeft(format, reached, leftMs);
}

/** Says how old a count is that was taken up again; empty for one that was just made. */
export function ageMessage(format: Formats, ageMs: number): string {
  if (ageMs < minuteMs) return "";
  const minutes = countOf(format, Math.floor(ageMs / minuteMs), "minute", "minutes");
  return `Counted ${minutes} ago. What a contact got since then goes too, and the receipt says how many had changed.`;
}
