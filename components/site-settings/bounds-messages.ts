export const boundsLabels = {
  title: "Deleting many",
  fresh: "Ask for the password from",
  approve: "Ask for a second person from",
  save: "Save",
  saving: "Saving…",
} as const;

export const boundsMessages = {
  freshHint:
    "Deleting this many contacts or more asks for the password again, unless whoever does it signed in within the last 15 minutes. Leave it empty to never ask.",
  approveHint:
    "Deleting this many contacts or more waits until another owner or admin agrees. Leave it empty to never ask.",
  nobodyElse:
    "Nobody else on this site may delete contacts, so nobody could agree. Invite an owner or an admin first.",
  number: "Type a whole number of contacts, or nothing.",
  saved: "Saved.",
} as const;
