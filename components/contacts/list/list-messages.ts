/** Says that the list, or how long it is, is still being read, or could not be. */
export const listMessages = {
  failed: "The contacts could not be read",
  whyFailed: "Nothing was changed. The server did not answer as it should.",
  again: "Try again",
  reading: "Reading contacts…",
  searching: "Searching…",
  counting: "Counting…",
  stillCounting: " · still counting…",
} as const;

/** Says how many contacts a search or rules found. */
export function foundMessage(contacts: string): string {
  return `${contacts} found`;
}

/** Says how many are left out because they are hidden. */
export function hiddenMessage(count: string): string {
  return `${count} hidden`;
}
