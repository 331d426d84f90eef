import { countOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

export const revertMessages = {
  title: "Revert this import",
  changedSince: "What the import gave them is gone then. Contacts changed since then stay as they are.",
  delete: "With everything they have by now. You confirm before anything happens.",
  nothing: "Nothing from this import is left to revert.",
  unanswered: "The server did not answer. Try again.",
} as const;

/** Names the button that puts back what an import changed. */
export function putBackLabel(format: Formats, count: number): string {
  return `Put back ${countOf(format, count, "changed contact", "changed contacts")}`;
}

/** Names the button that deletes whom an import added. */
export function deleteAddedLabel(format: Formats, count: number): string {
  return `Delete ${countOf(format, count, "added contact", "added contacts")}…`;
}

/** Says how many contacts are as they were, and how many stay because somebody changed them since. */
export function revertedMessage(format: Formats, revertedCount: number, keptCount: number): string {
  const reverted = countOf(
    format,
    revertedCount,
    "contact is as it was before.",
    "contacts are as they were before.",
  );
  const kept = countOf(
    format,
    keptCount,
    "changed since, and stays as it is.",
    "changed since, and stay as they are.",
  );
  return keptCount > 0 ? `${reverted} ${kept}` : reverted;
}
