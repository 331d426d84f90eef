export const menuLabels = {
  open: "More for this broadcast",
  duplicate: "Duplicate",
  delete: "Delete draft",
  keep: "Keep draft",
} as const;

export const menuMessages = {
  duplicated: "Duplicated. This is the copy.",
  deleteTitle: "Delete this draft?",
  delete: "Its text is gone for good. Nobody was sent anything.",
  deleted: "Draft deleted.",
} as const;
