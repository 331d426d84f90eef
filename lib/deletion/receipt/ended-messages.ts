import { contactsOf, countOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";
import type { DeletionView } from "./deletion-view";

type Ended = Pick<DeletionView, "contactCount" | "deletedCount" | "alreadyGoneCount">;

/** Says in a few words what a deletion that has ended did: "320 of 1,438 contacts deleted". */
export function endedTitle(format: Formats, { contactCount, deletedCount, alreadyGoneCount }: Ended): string {
  if (deletedCount === contactCount) return `${contactsOf(format, deletedCount)} deleted`;
  if (deletedCount > 0) return `${format.count(deletedCount)} of ${contactsOf(format, contactCount)} deleted`;
  if (alreadyGoneCount === contactCount)
    return `${countOf(format, contactCount, "contact was", "contacts were")} already gone`;
  return contactCount === 1
    ? "The contact was not deleted"
    : `None of ${contactsOf(format, contactCount)} deleted`;
}

/** Says why a refund could not be made, in words that end without a full stop. */
export function impossibleReason(reason: string): string {
  return reason.replace(/\.$/, "") || "it was already refunded or disputed";
}

/** Says what outlives each deletion, and what for. */
export const staysMessages = {
  totals: "Totals without people: revenue a day and the results of each broadcast, so that they stay true.",
  digests:
    "A keyed digest of each email, from which the email cannot be read. It recognises someone who comes back, so that they get no marketing email before they confirm.",
  leaves:
    "A salted hash of each email, from which the email cannot be read. With it an owner who types an email can prove that it was in this deletion.",
  certificate: "This certificate: who confirmed the deletion, when, why, and the counts.",
} as const;

/** Says that a deletion leaves the sign-in of those who also sign in to the site, and where it can be removed. */
export function signInStaysMessage(format: Formats, signInCount: number, contactCount: number): string {
  const whose =
    contactCount === 1
      ? "This contact also signs in to this site."
      : countOf(
          format,
          signInCount,
          "of them also signs in to this site.",
          "of them also sign in to this site.",
        );
  return `${whose} The sign-in stays; remove it under Settings, People.`;
}

/** Says what no search of a deletion reaches. */
export const notSearchedMessage =
  "Backups, disk snapshots and the spare blocks of an SSD can’t be searched from here. They let go of old data in their own time.";
