/** Holds what stands in the place of code that still loads, or could not be loaded. */
export const loadingMessages = {
  loading: "Loading…",
  cancel: "Cancel",
  problem: "This part of the page could not be loaded. Nothing was changed.",
  again: "Try again",
} as const;
