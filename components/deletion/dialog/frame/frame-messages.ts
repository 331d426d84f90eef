/**
 * Holds the words that the dialog shows before its code is there. Every page that can delete loads them at once, so
 * they are few.
 */
export const frameMessages = {
  warning: "Warning",
  none: "Nothing has been deleted.",
  cancel: "Cancel",
  final: "This can't be undone. There is no copy and no way back.",
} as const;
