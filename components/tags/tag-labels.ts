/** Holds what the page of tags and its dialogs are called. */
export const tagLabels = {
  title: "Tags",
  create: "New tag",
  search: "Search tags",
  name: "Name",
  contacts: "Contacts",
  actions: "Actions",
  mergeIntoAnother: "Merge into another",
  renameTitle: "Rename tag",
  rename: "Rename",
  createTag: "Create tag",
  merge: "Merge",
  mergeInto: "Merge into",
  chooseTag: "Choose a tag",
  delete: "Delete tag",
} as const;

/** Names what a dialog or a link is about. */
export const tagNameLabels = {
  also: (names: readonly string[]) => `Also ${names.join(", ")}`,
  contactsWith: (name: string, count: string) => `Contacts with ${name}: ${count}`,
  mergeTitle: (name: string) => `Merge “${name}”`,
  mergeInto: (name: string) => `Merge into “${name}”`,
} as const;
