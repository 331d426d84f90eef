export const previewLabels = {
  title: "Preview",
  look: "Show it",
} as const;

/** Names the ways to look at a letter. */
export const lookLabels = { wide: "Computer", narrow: "Phone", text: "Plain text" } as const;

/** Names the frame of a letter by what it is looked at on. */
export const frameLabels = { wide: "The email on a computer", narrow: "The email on a phone" } as const;

export const previewMessages = {
  reading: "Reading the preview…",
  unread: "The preview could not be read. It comes back with the next change.",
} as const;
