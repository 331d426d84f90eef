/** Names what one writes of a letter. */
export const letterLabels = {
  subject: "Subject",
  body: "Message",
  untitled: "Untitled",
} as const;

export const bodyHint =
  "Plain text. Empty lines make paragraphs, and URLs become links. A link to unsubscribe is added.";
