export const boundsLabels = {
  title: "Deleting many",
  fresh: "Ask for the password from",
  save: "Save",
  saving: "Saving…",
} as const;

export const boundsMessages = {
  freshHint:
    "Deleting this many contacts or more asks for the password again, unless whoever does it signed in within the last 15 minutes. Leave it empty to never ask.",
  number: "Type a whole number of contacts, or nothing.",
  saved: "Saved.",
} as const;
