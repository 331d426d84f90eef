import { isUnapprovedStatus } from "@/lib/deletion/approval/unapproved-statuses";
import type { DeletionDetail } from "@/lib/deletion/receipt/deletion-view";
import { contactsOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

export const approvalLabels = {
  askedBy: "Asked by",
  asked: "Asked",
  endsAt: "Ends by itself",
  why: "Why",
  digest: "SHA-256 of the list",
  who: "Who would go",
  what: "What would go",
  copy: "Download the whole list",
  approve: "Agree and delete",
  decline: "Decline",
  withdraw: "Withdraw",
  waiting: "Waiting for a second person",
  review: "Review",
} as const;

export const approvalMessages = {
  own: "Somebody else who may delete contacts has to agree. Until then nobody is deleted and no billing is stopped.",
  other: "You can agree to it or decline it. Until then nobody is deleted and no billing is stopped.",
  others: "An owner or an admin has to agree. Until then nobody is deleted and no billing is stopped.",
  declined: "It was declined. Nobody was deleted.",
  withdrawn: "It was withdrawn. Nobody was deleted.",
  expired: "Nobody agreed to it within 7 days. Nobody was deleted.",
  lapsed: "Who asked for it may not delete contacts any more. Nobody was deleted.",
  approved: "You agreed. The deletion begins now.",
  ended: "Nobody is deleted.",
  unread: "Who would go could not be read. Reload the page.",
} as const;

/** Names a deletion that a second person has or had to agree to. */
export function approvalTitle(
  format: Formats,
  { contactCount }: Pick<DeletionDetail, "contactCount">,
): string {
  return `Delete ${contactsOf(format, contactCount)}`;
}

/** Says how it stands with a deletion that was not agreed to, or not yet. */
export function approvalStanding(
  { status, approval }: Pick<DeletionDetail, "status" | "approval">,
  mayDecide: boolean,
): string {
  if (isUnapprovedStatus(status)) return approvalMessages[status];
  if (approval?.isOwn) return approvalMessages.own;
  return mayDecide ? approvalMessages.other : approvalMessages.others;
}

/** Counts those who are not listed. */
export function moreInFile(format: Formats, count: number): string {
  return `and ${format.count(count)} more, who stand in the whole list`;
}

/** Says in the list of deletions what waits, and who asked. */
export function waitingMessage(
  format: Formats,
  { contactCount, confirmedBy }: Pick<DeletionDetail, "contactCount" | "confirmedBy">,
): string {
  return `${confirmedBy} asks to delete ${contactsOf(format, contactCount)}.`;
}
