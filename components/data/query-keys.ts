import type { Period } from "@/lib/growth/growth-view";

/**
 * Holds the keys of everything that the browser reads. Pages put data under them, queries read it, and changes
 * invalidate them: a key covers all keys that begin with it.
 */
export const queryKeys = {
  /** Covers what every search of History found. */
  auditLog: ["audit-log"],
  auditLogOf: (search: object) => ["audit-log", search],
  /** Covers the list of broadcasts and every broadcast with its preview. */
  broadcasts: ["broadcasts"],
  broadcastList: ["broadcasts", "list"],
  broadcast: (id: number) => ["broadcasts", id],
  broadcastPreview: (id: number, updatedAt: number | null) => ["broadcasts", id, "preview", updatedAt],
  /** Covers the recipients that every open dialog had counted. */
  preparedBroadcasts: ["prepared-broadcast"],
  preparedBroadcast: (selection: object, openedAt: number) => ["prepared-broadcast", selection, openedAt],
  bulkActions: ["bulk-actions"],
  bulkAction: (jobId: number) => ["bulk-actions", jobId],
  /** Covers the plans that every open dialog had counted. */
  bulkActionPlans: ["bulk-action-plan"],
  bulkActionPlan: (selection: object, action: object | undefined) => ["bulk-action-plan", selection, action],
  /** Covers every list and total of contacts. */
  contacts: ["contacts"],
  contactList: (query: string) => ["contacts", "list", query],
  contactCount: (query: string) => ["contacts", "count", query],
  growth: (period: Period) => ["contacts", "growth", period],
  segments: ["contacts", "segments"],
  filterOptions: ["contacts", "filter-options"],
  recurringRevenue: ["contacts", "recurring-revenue"],
  dashboard: ["contacts", "dashboard"],
  /** Covers every contact's own page. */
  contactPages: ["contact"],
  contact: (id: number) => ["contact", id],
  contactRecords: (id: number, list: string, about?: string) => ["contact", id, "records", list, about],
  /** Names who stands beside a contact in a list. */
  neighbours: (id: number, query: string) => ["contact", id, "neighbours", query],
  /** Names how far a count of the worker is, by where that is read. */
  counted: (path: string) => ["counted", path],
  deletions: ["deletions"],
  deletion: (id: number) => ["deletions", id],
  deletionPages: (sought: object) => ["deletions", "pages", sought],
  /** Covers what every open dialog had counted. */
  deletionPreviews: ["deletion-preview"],
  deletionPreview: (...counted: readonly unknown[]) => ["deletion-preview", ...counted],
  /** Names who is in the manifest of an open dialog. */
  deletionPeople: (...of: readonly unknown[]) => ["deletion-people", ...of],
  imports: ["imports"],
  import: (id: number) => ["imports", id],
  customFields: ["custom-fields"],
  duplicates: ["duplicates"],
  payments: ["payments"],
  sending: ["sending"],
  suggestedOptions: (fieldId: number) => ["custom-fields", fieldId, "suggested-options"],
  tags: ["tags"],
  // Is not under the key of the tags: reading them anew would ask for the plan of a tag that has just gone.
  tagPlan: (tagId: number, intoId: number | undefined) => ["tag plan", tagId, intoId],
} as const;
