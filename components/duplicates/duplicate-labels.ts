import type { DuplicatePair } from "@/lib/duplicates/duplicate-view";

/** Holds what stands on the page of duplicates. */
export const duplicateLabels = {
  title: "Duplicates",
  back: "All contacts",
  list: "Possible duplicates",
  look: "Look for duplicates",
  again: "Look again",
  looking: "Looking for duplicates",
  more: "Show more",
  undo: "Undo",
  merge: "Compare and merge",
  dismiss: "Not the same person",
  noName: "No name",
  added: "Added",
  lastSeen: ", last seen",
  lastLooked: "Last looked",
} as const;

/** Names the two contacts of a pair. */
export function pairLabel([one, other]: DuplicatePair["contacts"]): string {
  return `${one.email} and ${other.email}`;
}

export const reasonLabels: Record<DuplicatePair["reason"], string> = {
  same_mailbox: "Same mailbox",
  mistyped_domain: "Mistyped domain",
  same_name_and_local_part: "Same name, other domain",
  near_email: "Same name, emails one letter apart",
  same_phone: "Same name and phone number",
};
