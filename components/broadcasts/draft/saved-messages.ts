/** Says whether a draft is saved. */
export const savedMessages = {
  lost: "Not saved: no connection. Trying again…",
  refused: "Not saved",
  saving: "Saving…",
  /** Stands while the browser's clock is not known yet. */
  saved: "Saved",
} as const;

/** Says when a draft was saved: "Saved 2 minutes ago". */
export function savedAgoMessage(ago: string): string {
  return `Saved ${ago}`;
}

/** Says why a draft is not saved any more, and what to do. The link stands where the braces are. */
export const refusedMessages = {
  signedOutTitle: "You are signed out, so this is not saved.",
  signedOut: "Sign in again in {link}, then save here. What you wrote stays on this page.",
  changedTitle: "This draft was changed in another window, so this version is not saved.",
  changed: "Nothing is lost yet: choose which of the two goes on.",
} as const;

export const refusedLabels = {
  link: "another tab",
  again: "Save again",
  mine: "Keep this version",
  theirs: "Load the other",
} as const;
