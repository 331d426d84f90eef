import type { ManifestContact } from "@/lib/deletion/manifest/deletion-plan";
import { contactsOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

export function moreLabel(format: Formats, count: number): string {
  return `and ${format.count(count)} more`;
}

/** Says what taking someone out did, for those who do not see the list. */
export function takenOutMessage(
  format: Formats,
  { last, takenOutCount, left }: { last: ManifestContact | undefined; takenOutCount: number; left: number },
): string {
  if (takenOutCount === 0 || !last) return "";
  return `${last.name || last.email} is taken out. ${contactsOf(format, left)} left to delete.`;
}

export function takenOutLabel(format: Formats, count: number): string {
  return `${format.count(count)} taken out, and ${count === 1 ? "stays" : "stay"}.`;
}
