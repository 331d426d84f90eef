/** Holds what asks whether typed text may go. */
export const unsavedMessages = {
  title: "Discard changes?",
  sentence: "What you typed has not been saved.",
  keep: "Keep editing",
  discard: "Discard",
} as const;
