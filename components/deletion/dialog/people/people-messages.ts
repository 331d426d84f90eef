import type { ManifestContact } from "@/lib/deletion/manifest/deletion-plan";
import { contactsOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

/** Names the list of those who go, and its buttons. */
export const peopleLabels = {
  who: "Who goes",
  list: "Contacts to delete",
  takeOut: "Take out",
  fewer: "Show fewer",
  putBack: "Put back",
} as const;

export const peopleMessages = {
  unread: "The names could not be read. Try again.",
} as const;

/** Names the button that takes someone out, apart from the same button of the next. */
export function takeOutLabel(email: string): string {
  return `${peopleLabels.takeOut} ${email}`;
}

/** Counts what a list leaves out. */
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
