import type { Formats } from "@/lib/values/formats";

/** Holds what stands in the form of the columns, which loads when its dialog opens. */
export const formLabels = {
  shown: "Shown",
  notShown: "Not shown",
  roomy: "Comfortable rows",
  reset: "Reset",
  cancel: "Cancel",
  save: "Save",
  saveForEveryone: "Save for everyone",
} as const;

/** Holds the tips of what can be done with a column. */
export const itemTips = {
  width: "Width",
  up: "Move up",
  down: "Move down",
  hide: "Hide",
} as const;

/** Names what can be done with a column for assistive technology. */
export const itemLabels = {
  width: (column: string) => `Width of ${column}`,
  up: (column: string) => `Move ${column} up`,
  down: (column: string) => `Move ${column} down`,
  hide: (column: string) => `Hide ${column}`,
} as const;

export function pixelsLabel(format: Formats, width: number): string {
  return `${format.count(width)} pixels`;
}
