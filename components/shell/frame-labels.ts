export const frameLabels = {
  skip: "Skip to content",
  main: "Main",
  imports: "Imports",
  settings: "Settings",
  search: "Search",
  deletions: "Deletions under way",
  bulkActions: "Bulk actions under way",
} as const;

export const settingsGroupLabels = {
  general: "General",
  email: "Email",
  contacts: "Contacts",
  access: "Access",
} as const;
