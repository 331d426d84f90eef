/** Holds what stands in the menu of actions, which loads when someone comes near it. */
export const menuLabels = {
  nobody: "Select contacts first.",
  everyone: "Everyone",
  duplicates: "Find duplicates",
  send: "Send email",
  merge: "Merge two contacts",
  delete: "Delete",
} as const;

/** Names the groups of the menu. */
export const groupLabels = {
  email: "Email",
  visibility: "Visibility",
  tagsAndOffers: "Tags and offers",
  data: "Data",
} as const;
