import type { AuditKind } from "@/lib/audit/audit-kinds";

/** Says what each part of the page lists, and for how long. */
export const historySections = {
  bulkActions: {
    title: "Bulk actions of the last day",
    description: "Changes to selected contacts. They stay here for a day, and most can be undone until then.",
  },
  auditLog: {
    title: "Everything that was done on this site",
    description: "Kept for good. It says who did what and to how many, and names none of your contacts.",
  },
} as const;

export const auditLogMessages = {
  reading: "Reading the history…",
  unanswered: "The server did not answer. Try again in a moment.",
  noneTitle: "Nothing like this happened",
  none: "No entry is of this kind, by this person, on this day. Choose fewer of them.",
  emptyTitle: "Nothing has happened yet",
  empty:
    "Every sign-in, deletion, import, export, broadcast and change leaves a line here: who, when and how many. It never names a contact.",
} as const;

export const auditLogLabels = {
  entries: "Entries",
  older: "Older entries",
} as const;

export const auditSearchLabels = {
  legend: "Which entries",
  kind: "What",
  anyKind: "Everything",
  who: "Who",
  anyone: "Anyone",
  farewellItself: "Farewell itself",
  day: "Day",
  showAll: "Show all",
  save: "Save as CSV",
} as const;

export const auditKindNames: Record<AuditKind, string> = {
  sign_in: "Signing in",
  deletion: "Deletions",
  export: "Copies and exports",
  billing: "Payments",
  bulk_action: "Bulk actions",
  import: "Imports",
  broadcast: "Broadcasts",
  contact: "Single contacts",
  settings: "Settings",
  people: "People",
  instance: "On the server",
};

/** Names what an entry leads to. */
export const placeLabels = {
  deletion: { see: "See the receipt", name: "deletion" },
  import: { see: "See the import", name: "import" },
} as const;

/** Tells the links of two entries apart, for those who hear only the link. */
export function whichPlaceLabel(name: string, id: number): string {
  return `of ${name} ${id}`;
}
