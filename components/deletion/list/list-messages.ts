/** Names the list of deletions, what narrows it, and its columns. */
export const listLabels = {
  reading: "Reading the deletions…",
  all: "All deletions",
  deletions: "Deletions",
  search: "Search deletions",
  searchExample: "Number or why",
  state: "State",
  anyState: "Any state",
  showAll: "Show all deletions",
  older: "Older deletions",
  exportCsv: "Export CSV",
  contacts: "Go to Contacts",
  attention: "Needs attention",
  resolve: "Resolve",
  deletion: "Deletion",
  number: "Number",
  when: "When",
  by: "Confirmed by",
  deleted: "Deleted",
  stopped: "Payments stopped",
  why: "Why",
  status: "Status",
  none: "None",
} as const;

/** Says why nothing is listed, and what would be. */
export const listMessages = {
  unread: "The deletions could not be read. Reload the page.",
  unanswered: "The server did not answer. Try again in a moment.",
  empty: "Nothing has been deleted yet",
  whatComes:
    "Select people under Contacts, open More Actions and choose Delete. Each deletion leaves a certificate here that you can print: how many, when, who confirmed it and what was checked afterwards. It names none of the people deleted.",
  notFound: "No deletion found",
  whatFinds:
    "You can search by number, such as 12, or by what was written as the reason, such as a ticket. The names of the people deleted are kept nowhere.",
} as const;

/** Says how many a deletion deleted. */
export function deletedMessage(howMany: string): string {
  return `${howMany} deleted.`;
}
