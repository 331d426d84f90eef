import type { Formats } from "@/lib/values/formats";

/** Holds what stands in the cells of the list. */
export const cellLabels = {
  noName: "No name",
  beingDeleted: "Being deleted",
  hidden: "Hidden",
  customer: "Customer",
} as const;

/** Says how many subscriptions there are besides the one whose price stands before; empty without any. */
export function moreLabel(format: Formats, count: number): string {
  return count > 1 ? ` and ${format.count(count - 1)} more` : "";
}
