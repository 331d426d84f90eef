/** Holds what stands on the button of the rules, around its dialog, and on the rules in force. */
export const filterLabels = {
  title: "Filter contacts",
  filter: "Filter",
  reading: "Reading what can be filtered by…",
  filters: "Filters",
  all: "and",
  any: "or",
} as const;

export function takeAwayLabel(rule: string): string {
  return `Take away: ${rule}`;
}
