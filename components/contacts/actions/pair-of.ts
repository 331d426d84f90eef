import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";

/** Returns two contacts that were selected by hand; there is nothing to merge otherwise. */
export function pairOf(selection: ContactSelection | undefined): [number, number] | undefined {
  if (selection?.kind !== "ids" || selection.ids.length !== 2) return undefined;
  const [first, second] = selection.ids;
  return first !== undefined && second !== undefined ? [first, second] : undefined;
}
