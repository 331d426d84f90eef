/** Holds what the forms of a segment say, which load when their dialogs open. */
export const segmentFormMessages = {
  saved: (name: string) => `“${name}” saved. People who match later join it.`,
  renamed: (name: string) => `Renamed to “${name}”.`,
  leftOut:
    "The search and rules that name one person are left out: a segment stays when its people are deleted.",
  nothingToSave:
    "A segment stays when its people are deleted, so it can’t look for one of them by name or email. Add a rule that fits many, such as a tag or a status.",
} as const;

export const segmentFormLabels = {
  name: "Name of the segment",
  save: "Save",
  rename: "Rename",
  cancel: "Cancel",
  close: "Close",
} as const;
