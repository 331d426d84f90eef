/** Holds what the dialog says before its form is there. */
export const mergeDialogMessages = {
  title: "Merge two contacts",
  description:
    "The contact you keep gets everything from both. The other email and its consent are removed, but an unsubscribe or complaint on either still counts. This can't be undone.",
} as const;
