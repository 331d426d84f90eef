export const productLabels = {
  name: "Farewell",
  /** Is the title of a page in the browser; `%s` is the page's own. */
  titleTemplate: "%s · Farewell",
  description: "Contacts, and how to delete them properly.",
} as const;
